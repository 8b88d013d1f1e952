import { expect, it } from 'vitest'
import { isSunEventName, parseTimeOfDay } from '../../../lib/time/names.ts'

it.each([
  ['06:30', 23_400],
  ['6:30', 23_400],
  ['23:59:59', 86_399],
  [' 00:00 ', 0],
  ['24:00', undefined],
  ['12:60', undefined],
  ['12:30:60', undefined],
  ['12', undefined],
  ['', undefined],
  ['noon', undefined],
])('parseTimeOfDay(%j)', (text, seconds) => {
  expect(parseTimeOfDay(text)).toBe(seconds)
})

it('knows the names of events', () => {
  expect(['sunset', 'toString', '', 5, undefined].map(isSunEventName)).toEqual([true, false, false, false, false])
})
