import { expect, it } from 'vitest'
import { dayNumber } from '../../../../lib/events/schedule/civil.ts'
import { Zone } from '../../../../lib/events/schedule/zone.ts'
import { at, packages } from '../support.ts'

const berlin = new Zone(packages, 'Europe/Berlin')
const day = (month: number, number: number): number => dayNumber({ year: 2026, month, day: number })

it('knows where days begin and how long they are', () => {
  expect(berlin.startOf(day(3, 29))).toBe(at('2026-03-28T23:00Z'))
  expect([day(3, 28), day(3, 29), day(10, 25)].map((each) => berlin.lengthOf(each) / 3600)).toEqual([24, 23, 25])
  expect(new Zone(packages, 'Africa/Cairo').startOf(day(4, 24))).toBe(at('2026-04-23T22:00Z'))
  expect(new Zone(packages, 'Pacific/Apia').lengthOf(dayNumber({ year: 2011, month: 12, day: 30 }))).toBe(0)
})

it('knows the date of an instant', () => {
  expect([berlin.dayOf(at('2026-03-01T22:59:59Z')), berlin.dayOf(at('2026-03-01T23:00Z'))]).toEqual([
    day(3, 1),
    day(3, 2),
  ])
})

it('resolves local times: a gap to its end, what is repeated to the first', () => {
  expect(berlin.resolve(day(3, 29), 2.5 * 3600)).toBe(at('2026-03-29T01:00Z'))
  expect(berlin.resolve(day(10, 25), 2.5 * 3600)).toBe(at('2026-10-25T00:30Z'))
  expect(berlin.resolve(day(3, 2), 86_400)).toBe(berlin.startOf(day(3, 3)))
})

it('finds all instants of a local time', () => {
  expect(berlin.instants(day(3, 29), 2.5 * 3600)).toEqual([])
  expect(berlin.instants(day(10, 25), 2.5 * 3600)).toEqual([at('2026-10-25T00:30Z'), at('2026-10-25T01:30Z')])
  expect(berlin.instants(day(10, 25), 5 * 3600)).toHaveLength(1)
  expect(berlin.instants(day(3, 2), 3600)).toEqual([at('2026-03-02T00:00Z')])
})

it('forgets days when there are too many', () => {
  for (let number = 700_000; number < 701_000; number++) berlin.startOf(number)
  expect(berlin.startOf(day(3, 29))).toBe(at('2026-03-28T23:00Z'))
})
