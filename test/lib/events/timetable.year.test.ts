/** A year of phrases on a clock that runs fast, in five places, against plain arithmetic with dates and another almanac. */

import * as Astronomy from 'astronomy-engine'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import { at } from './support.ts'

const places = {
  'Europe/Berlin': { lat: 52.52, lon: 13.4 },
  'America/New_York': { lat: 40.71, lon: -74.01 },
  'Australia/Sydney': { lat: -33.87, lon: 151.21 },
  'Asia/Kathmandu': { lat: 27.72, lon: 85.32 },
  // Where the sun stays up for two months and away for two.
  'Europe/Oslo': { lat: 69.65, lon: 18.96 },
} as const
const zones = Object.keys(places) as (keyof typeof places)[]

/** Begins at noon UTC, so no phrase is due in that moment. */
const start = at('2026-01-01T12:00Z')
const length = 365 * 86_400

type Days = (date: Temporal.PlainDate) => boolean
const fridays = (date: Temporal.PlainDate): boolean => date.dayOfWeek === 5
const firstMonday = Temporal.PlainDate.from('0001-01-01')

/** Phrase, the days it means, the minutes after midnight. */
const phrases: readonly (readonly [string, Days, readonly number[]])[] = [
  ['every day at 8:30pm', () => true, [1230]],
  ['every day at 2:30', () => true, [150]],
  ['every weekday at 7:00', (date) => date.dayOfWeek <= 5, [420]],
  ['weekends at 9am and noon', (date) => date.dayOfWeek > 5, [540, 720]],
  [
    'every other friday at 6pm',
    (date) => fridays(date) && Math.floor(firstMonday.until(date).days / 7) % 2 === 0,
    [1080],
  ],
  ['last friday of the month at 0:30', (date) => fridays(date) && date.day + 7 > date.daysInMonth, [30]],
  [
    'on the first and third tuesday of the month',
    (date) => date.dayOfWeek === 2 && [1, 3].includes(Math.ceil(date.day / 7)),
    [0],
  ],
  ['on the 15th of every month at 12:15', (date) => date.day === 15, [735]],
  ['every day in march at 3:00 except sunday', (date) => date.month === 3 && date.dayOfWeek !== 7, [180]],
  ['every 6 hours on monday', (date) => date.dayOfWeek === 1, [0, 360, 720, 1080]],
]

/** Plain arithmetic: the first instant of a local time, or the end of the gap that swallowed it. */
function instantOf(date: Temporal.PlainDate, minutes: number, zone: string): number {
  const wanted = date.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds / 1000
  // In a gap: walk on, minute by minute, until clocks show a time again.
  let later = wanted
  for (;;) {
    later = later.add({ minutes: 1 })
    const next = later.toZonedDateTime(zone, { disambiguation: 'earlier' })
    if (next.toPlainDateTime().equals(later)) return next.epochMilliseconds / 1000
  }
}

function expectedOf(days: Days, minutes: readonly number[], zone: string): number[] {
  const found: number[] = []
  let date = Temporal.PlainDate.from('2025-12-31')
  for (; date.year < 2027 || date.day < 3; date = date.add({ days: 1 })) {
    if (days(date)) found.push(...minutes.map((minute) => instantOf(date, minute, zone)))
  }
  return found.filter((instant) => instant > start && instant <= start + length).sort((a, b) => a - b)
}

/** What happened, by zone and phrase. */
const happened = new Map<string, number[]>()
const sunPhrases = ['sunrise', '30 minutes before sunset', '15 minutes after civil dawn']
let seconds = 0

beforeAll(async () => {
  const clock = new ManualClock(start)
  const kaithems: Kaithem[] = zones.map((timezone) =>
    createKaithem({ clock, location: { ...places[timezone], timezone } }),
  )
  for (const [index, k] of kaithems.entries()) {
    for (const phrase of [
      ...phrases.map(([text]) => text),
      ...sunPhrases,
      'every 4 hours',
      'every 20 minutes on march 29',
    ]) {
      const times: number[] = []
      happened.set(`${zones[index]} ${phrase}`, times)
      k.events.event(`!time ${phrase}`, () => times.push(clock.wall()))
    }
  }
  const before = process.cpuUsage()
  await clock.advance(length)
  const { user, system } = process.cpuUsage(before)
  seconds = (user + system) / 1e6
  for (const k of kaithems) k.close()
  expect(clock.pending).toBe(0)
}, 120_000)

afterAll(() => happened.clear())

describe.each(zones)('a year in %s', (zone) => {
  it.each(phrases)('%s', (phrase, days, minutes) => {
    expect(happened.get(`${zone} ${phrase}`)).toEqual(expectedOf(days, minutes, zone))
  })

  it('every 4 hours: at six times of each day, each once', () => {
    const times = expectedOf(() => true, [0, 240, 480, 720, 960, 1200], zone)
    expect(happened.get(`${zone} every 4 hours`)).toEqual(times)
  })

  it('every 20 minutes on march 29: also where that day has 23 hours', () => {
    const day = Temporal.PlainDate.from('2026-03-29')
    const [from, to] = [day, day.add({ days: 1 })].map((date) => date.toZonedDateTime(zone).epochMilliseconds / 1000)
    const count = ((to ?? 0) - (from ?? 0)) / 1200
    expect(happened.get(`${zone} every 20 minutes on march 29`)).toEqual(
      Array.from({ length: count }, (_, index) => (from ?? 0) + index * 1200),
    )
  })

  it.each([
    ['sunrise', 1, -0.833, 0],
    ['30 minutes before sunset', -1, -0.833, -1800],
    ['15 minutes after civil dawn', 1, -6, 900],
  ] as const)('%s: within two minutes of another almanac', (phrase, direction, altitude, offset) => {
    const times = happened.get(`${zone} ${phrase}`) ?? []
    const known = almanac(places[zone], direction, altitude).map((time) => time + offset)
    const within = known.filter((time) => time > start && time <= start + length)
    const isNear = (a: number) => (b: number) => Math.abs(a - b) < 120
    // Where the sun only touches the horizon, two almanacs may disagree whether it does.
    const polar = zone === 'Europe/Oslo' ? 4 : 0
    expect(times.filter((time) => !known.some(isNear(time))).length).toBeLessThanOrEqual(polar)
    expect(within.filter((time) => !times.some(isNear(time))).length).toBeLessThanOrEqual(polar)
    if (polar === 0) expect(times.length).toBeGreaterThanOrEqual(364)
    else expect(times.length).toBeLessThan(340)
  })
})

it('runs a year in seconds of the processor', () => {
  expect(seconds).toBeLessThan(50)
})

/** All crossings of the year, by astronomy-engine. */
function almanac({ lat, lon }: { lat: number; lon: number }, direction: 1 | -1, altitude: number): number[] {
  const observer = new Astronomy.Observer(lat, lon, 0)
  const found: number[] = []
  let from = new Date((start - 2 * 86_400) * 1000)
  while (from.getTime() / 1000 < start + length + 86_400) {
    const next =
      altitude === -0.833
        ? Astronomy.SearchRiseSet(Astronomy.Body.Sun, observer, direction, from, 5)
        : Astronomy.SearchAltitude(Astronomy.Body.Sun, observer, direction, from, 5, altitude)
    if (next === null) from = new Date(from.getTime() + 4 * 86_400_000)
    else {
      found.push(next.date.getTime() / 1000)
      from = new Date(next.date.getTime() + 60_000)
    }
  }
  return found
}
