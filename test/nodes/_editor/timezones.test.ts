import { expect, test } from 'vitest'
import { isTimezone } from '../../../nodes/_config/place.ts'
import { matchTimezones } from '../../../nodes/_editor/timezones.ts'

test('the city may be typed with spaces and without region', () => {
  expect(matchTimezones('new york')[0]).toBe('America/New_York')
  expect(matchTimezones('berlin')[0]).toBe('Europe/Berlin')
})

test('all that is offered is accepted', () => {
  expect(matchTimezones('').filter((name) => !isTimezone(name))).toEqual([])
  expect(matchTimezones('').length).toBeLessThanOrEqual(50)
  expect(matchTimezones('utc')).toContain('UTC')
  expect(matchTimezones('no such place')).toEqual([])
})
