import { expect, it } from 'vitest'
import { readAlarmArguments } from '../../../lib/tags/alarm-arguments.ts'

it.each([null, undefined, '', '  '])('no condition (%j) removes', (condition) => {
  expect(readAlarmArguments(condition, {}, [])).toBeUndefined()
})

it('takes options or everything in order', () => {
  const all = { condition: 'value', priority: 'warning', releaseCondition: '!value', auto_ack: 'yes', trip_delay: '5' }
  const { condition, ...options } = all
  expect(readAlarmArguments(condition, options, [])).toEqual(all)
  expect(readAlarmArguments(condition, 'warning', ['!value', 'yes', '5'])).toEqual(all)
  expect(readAlarmArguments(condition, undefined, [])).toEqual({ condition })
})
