import { expect, it } from 'vitest'
import { checkPlace, isTimezone } from '../../../nodes/_config/place.ts'

it.each([
  ['nothing', {}, []],
  ['a place', { lat: '52', lon: '13', timezone: 'Europe/Berlin' }, []],
  ['no longitude', { lat: '52' }, ['lon missing']],
  ['no latitude', { lon: '13' }, ['lat missing']],
  ['too far north', { lat: '90.1', lon: '0' }, ['lat atMost']],
  ['an unknown zone', { timezone: 'Europe/Nowhere' }, ['timezone timezone']],
])('checkPlace: %s', (_title, raw, expected) => {
  expect(checkPlace(raw).map(({ property, reason }) => `${property} ${reason}`)).toEqual(expected)
})

it('isTimezone knows those of this JavaScript', () => {
  expect([isTimezone('Asia/Kathmandu'), isTimezone('UTC'), isTimezone('X')]).toEqual([true, true, false])
})
