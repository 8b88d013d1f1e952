import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { at, local, nextOf, timesOf } from '../support.ts'

const monday = '2026-03-02 00:00'

describe('phrases and their next times', () => {
  it.each([
    ['every day at 8:30pm', monday, ['2026-03-02 20:30', '2026-03-03 20:30']],
    ['every day at 12am', monday, ['2026-03-03 00:00', '2026-03-04 00:00']],
    ['every day at 12pm', monday, ['2026-03-02 12:00', '2026-03-03 12:00']],
    ['every day at 12:30am', monday, ['2026-03-02 00:30']],
    ['every day at noon and midnight', monday, ['2026-03-02 12:00', '2026-03-03 00:00']],
    ['every 10 minutes', '2026-03-02 08:01', ['2026-03-02 08:10', '2026-03-02 08:20']],
    ['every 90 seconds', monday, ['2026-03-02 00:01:30', '2026-03-02 00:03', '2026-03-02 00:04:30']],
    ['every 1.5 hours', monday, ['2026-03-02 01:30', '2026-03-02 03:00']],
    ['every half hour', monday, ['2026-03-02 00:30', '2026-03-02 01:00']],
    ['every 1 hour and 30 minutes', monday, ['2026-03-02 01:30', '2026-03-02 03:00']],
    ['every 6 hours', monday, ['2026-03-02 06:00', '2026-03-02 12:00']],
    ['every hour at :15 and :45', monday, ['2026-03-02 00:15', '2026-03-02 00:45', '2026-03-02 01:15']],
    ['every hour on Monday', '2026-03-02 22:30', ['2026-03-02 23:00', '2026-03-09 00:00', '2026-03-09 01:00']],
    ['every other friday', monday, ['2026-03-06 00:00', '2026-03-20 00:00', '2026-04-03 00:00']],
    ['every 2 weeks on tuesday starting at 2026-01-06', monday, ['2026-03-03 00:00', '2026-03-17 00:00']],
    [
      'every 3 weeks on mon and wed starting at 2026-03-04',
      monday,
      ['2026-03-04 00:00', '2026-03-23 00:00', '2026-03-25 00:00'],
    ],
    ['last friday of the month', monday, ['2026-03-27 00:00', '2026-04-24 00:00']],
    ['last friday of march at 9:00', monday, ['2026-03-27 09:00', '2027-03-26 09:00']],
    [
      'on the first and third tuesday of the month at noon',
      monday,
      ['2026-03-03 12:00', '2026-03-17 12:00', '2026-04-07 12:00'],
    ],
    ['on the fifth monday of the month', monday, ['2026-03-30 00:00', '2026-06-29 00:00']],
    ['first weekday of the month at 8:00', monday, ['2026-03-02 08:00', '2026-04-01 08:00', '2026-05-01 08:00']],
    ['on the last weekday of the month', monday, ['2026-03-31 00:00', '2026-04-30 00:00', '2026-05-29 00:00']],
    ['every weekday at 7:00', '2026-03-06 07:00', ['2026-03-09 07:00', '2026-03-10 07:00']],
    ['weekends at 9am', monday, ['2026-03-07 09:00', '2026-03-08 09:00', '2026-03-14 09:00']],
    [
      'friday to monday at 9:00',
      monday,
      ['2026-03-02 09:00', '2026-03-06 09:00', '2026-03-07 09:00', '2026-03-08 09:00'],
    ],
    ['on the 15th of every month', monday, ['2026-03-15 00:00', '2026-04-15 00:00']],
    ['on the 31st', monday, ['2026-03-31 00:00', '2026-05-31 00:00', '2026-07-31 00:00']],
    ['on the last day of the month at 23:59', monday, ['2026-03-31 23:59', '2026-04-30 23:59']],
    ['on the 1st of march and june at 6:00', monday, ['2026-06-01 06:00', '2027-03-01 06:00']],
    ['every march 1 at 6:00', monday, ['2027-03-01 06:00', '2028-03-01 06:00']],
    ['february 29 at noon', monday, ['2028-02-29 12:00', '2032-02-29 12:00']],
    ['24 december at 6pm', monday, ['2026-12-24 18:00', '2027-12-24 18:00']],
    ['december 24, 2026 at 6pm', monday, ['2026-12-24 18:00']],
    ['in december', monday, ['2026-12-01 00:00', '2027-12-01 00:00']],
    ['every day in december at 8:00', monday, ['2026-12-01 08:00', '2026-12-02 08:00']],
    [
      'from november to february every month',
      monday,
      ['2026-11-01 00:00', '2026-12-01 00:00', '2027-01-01 00:00', '2027-02-01 00:00', '2027-11-01 00:00'],
    ],
    ['every 3 months', monday, ['2026-04-01 00:00', '2026-07-01 00:00']],
    ['every 2 months starting 2026-01-15', monday, ['2026-03-15 00:00', '2026-05-15 00:00']],
    ['every 2 years on march 1 starting 2025-01-01', monday, ['2027-03-01 00:00', '2029-03-01 00:00']],
    ['every month', monday, ['2026-04-01 00:00', '2026-05-01 00:00']],
    ['every week', '2026-03-03 00:00', ['2026-03-09 00:00', '2026-03-16 00:00']],
    ['every year', monday, ['2027-01-01 00:00', '2028-01-01 00:00']],
    ['every second day at 8:00 starting 2026-03-03', monday, ['2026-03-03 08:00', '2026-03-05 08:00']],
    ['every 2 days starting at 2026-03-03 at 8:00', monday, ['2026-03-03 08:00', '2026-03-05 08:00']],
    ['every 36 hours starting 2026-03-02T06:00', monday, ['2026-03-02 06:00', '2026-03-03 18:00', '2026-03-05 06:00']],
    ['every 7 minutes starting 2026-03-02 10:00', monday, ['2026-03-02 10:00', '2026-03-02 10:07']],
    [
      'between 22:00 and 6:00 every 15 minutes',
      '2026-03-02 05:30',
      ['2026-03-02 05:45', '2026-03-02 22:00', '2026-03-02 22:15'],
    ],
    [
      'every 25 minutes between 9:00 and 10:00',
      monday,
      ['2026-03-02 09:00', '2026-03-02 09:25', '2026-03-02 09:50', '2026-03-03 09:00'],
    ],
    ['every hour at :30 between 8:00 and 10:00', monday, ['2026-03-02 08:30', '2026-03-02 09:30', '2026-03-03 08:30']],
    [
      'on monday between 22:00 and 2:00 every 2 hours',
      monday,
      ['2026-03-02 22:00', '2026-03-03 00:00', '2026-03-09 22:00'],
    ],
    [
      'every 4 hours after 12:00',
      monday,
      ['2026-03-02 12:00', '2026-03-02 16:00', '2026-03-02 20:00', '2026-03-03 12:00'],
    ],
    ['every 4 hours before 8:00', monday, ['2026-03-02 04:00', '2026-03-03 00:00', '2026-03-03 04:00']],
    ['every day at 8:00 until 2026-03-04', monday, ['2026-03-02 08:00', '2026-03-03 08:00']],
    ['every day at 8:00 through 2026-03-04', monday, ['2026-03-02 08:00', '2026-03-03 08:00', '2026-03-04 08:00']],
    ['every day from 2026-03-10 to 2026-03-11 at 9:00', monday, ['2026-03-10 09:00', '2026-03-11 09:00']],
    ['from december 24 to january 2 at 9:00 on monday', monday, ['2026-12-28 09:00', '2027-12-27 09:00']],
    [
      'every day at 8:00 except sunday and march 3',
      monday,
      [
        '2026-03-02 08:00',
        '2026-03-04 08:00',
        '2026-03-05 08:00',
        '2026-03-06 08:00',
        '2026-03-07 08:00',
        '2026-03-09 08:00',
      ],
    ],
    ['on 2026-12-24 at 18:00', monday, ['2026-12-24 18:00']],
    ['on 2026-12-24 and 2026-12-31 at 18:00', monday, ['2026-12-24 18:00', '2026-12-31 18:00']],
    ['on 2020-12-24 at 18:00', monday, []],
    [
      'every monday at 8:00 and every friday at 9:00',
      monday,
      ['2026-03-02 08:00', '2026-03-06 09:00', '2026-03-09 08:00'],
    ],
    ['every day at 8:00; every monday at 8:00', monday, ['2026-03-02 08:00', '2026-03-03 08:00']],
    ['cron 0 8 * * 1-5', '2026-03-06 09:00', ['2026-03-09 08:00', '2026-03-10 08:00']],
    ['cron 30 0 8 L * *', monday, ['2026-03-31 08:00:30', '2026-04-30 08:00:30']],
    ['at sunrise', monday, ['2026-03-02 06:00', '2026-03-03 06:00']],
    ['30 minutes before sunset', monday, ['2026-03-02 17:30']],
    ['15 minutes after civil dawn', monday, ['2026-03-02 05:45']],
    ['1 hour and 30 minutes before sunset', monday, ['2026-03-02 16:30']],
    ['at sunset but not before 19:00', monday, ['2026-03-02 19:00']],
    ['at sunset not after 17:00 and not before 8:00', monday, ['2026-03-02 17:00']],
    ['every day at sunrise and 30 minutes before sunset', monday, ['2026-03-02 06:00', '2026-03-02 17:30']],
    [
      'every 5 hours between sunset and sunrise',
      monday,
      ['2026-03-02 04:00', '2026-03-02 18:00', '2026-03-02 23:00', '2026-03-03 04:00'],
    ],
    ['8 hours after sunset and at 1:30', monday, ['2026-03-02 01:30', '2026-03-02 02:00', '2026-03-03 01:30']],
    // The fake sun stays away in January.
    ['sunrise', '2026-12-31 12:00', ['2027-02-01 06:00']],
  ])('%s', (phrase, from, expected) => {
    expect(nextOf(phrase, 'UTC', from, Math.max(1, expected.length))).toEqual(expected)
  })

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Sydney',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'America/St_Johns',
    'Pacific/Kiritimati',
  ])('are local times in %s', (zone) => {
    expect(nextOf('every weekday at 7:00', zone, '2026-05-01 07:00', 2)).toEqual([
      '2026-05-04 07:00',
      '2026-05-05 07:00',
    ])
    expect(nextOf('every 6 hours', zone, '2026-05-01 07:00', 2)).toEqual(['2026-05-01 12:00', '2026-05-01 18:00'])
    expect(nextOf('every 20 minutes', zone, '2026-05-01 07:30', 2)).toEqual(['2026-05-01 07:40', '2026-05-01 08:00'])
  })

  it('the zone of the phrase wins over that of the place', () => {
    expect(nextOf('every day at 8:00 Asia/Kathmandu', 'UTC', monday, 1)).toEqual(['2026-03-02 08:00'])
    expect(timesOf('every day at 8:00 Asia/Kathmandu').next(at('2026-03-02T00:00Z'))).toBe(at('2026-03-02T02:15Z'))
  })
})

/** Zone, the local hour that is skipped in 2026 and where it ends, the local hour that is repeated. */
const changes: readonly (readonly [string, string, string, string])[] = [
  ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29 03:00', '2026-10-25 02:30'],
  ['Europe/London', '2026-03-29 01:30', '2026-03-29 02:00', '2026-10-25 01:30'],
  ['America/New_York', '2026-03-08 02:30', '2026-03-08 03:00', '2026-11-01 01:30'],
  ['America/St_Johns', '2026-03-08 02:30', '2026-03-08 03:00', '2026-11-01 01:30'],
  ['America/Santiago', '2026-09-06 00:30', '2026-09-06 01:00', '2026-04-04 23:30'],
  ['America/Havana', '2026-03-08 00:30', '2026-03-08 01:00', '2026-11-01 00:30'],
  ['Australia/Sydney', '2026-10-04 02:30', '2026-10-04 03:00', '2026-04-05 02:30'],
  ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-04 02:30', '2026-04-05 01:45'],
  ['Pacific/Auckland', '2026-09-27 02:30', '2026-09-27 03:00', '2026-04-05 02:30'],
  ['Africa/Cairo', '2026-04-24 00:30', '2026-04-24 01:00', '2026-10-29 23:30'],
]

describe.each(changes)('the days on which clocks change in %s', (zone, skipped, gapEnd, repeated) => {
  const [skippedDay = '', skippedTime = ''] = skipped.split(' ')
  const [repeatedDay = '', repeatedTime = ''] = repeated.split(' ')
  const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

  it.each(['every day', 'cron'])('what is skipped happens at the end of the gap: %s', (kind) => {
    const [hour = '', minute = ''] = skippedTime.split(':')
    const phrase = kind === 'cron' ? `cron ${Number(minute)} ${Number(hour)} * * *` : `every day at ${skippedTime}`
    const from = `${dayBefore(skippedDay)} ${skippedTime}`
    const next = Temporal.PlainDate.from(skippedDay).add({ days: 1 }).toString()
    expect(nextOf(phrase, zone, from, 2)).toEqual([gapEnd, `${next} ${skippedTime}`])
  })

  it('what is repeated happens the first time only', () => {
    const times = timesOf(`every day at ${repeatedTime}`, zone).list(
      at(`${dayBefore(repeatedDay)} ${repeatedTime} ${zone}`),
      2,
    )
    expect(times.map((time) => local(time, zone).split(' ')[1])).toEqual([repeatedTime, repeatedTime])
    expect(times[0]).toBe(at(`${repeated} ${zone}`))
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(86_400)
  })

  it('steps up to an hour go on through both', () => {
    for (const day of [skippedDay, repeatedDay]) {
      const from = at(`${dayBefore(day)} 12:00 ${zone}`)
      const times = timesOf('every 10 minutes', zone).list(from, 300)
      expect(times.every((time, index) => time === from + (index + 1) * 600)).toBe(true)
    }
  })

  it('longer steps are times of day, each once', () => {
    for (const day of [skippedDay, repeatedDay]) {
      const times = timesOf('every 6 hours', zone).list(at(`${dayBefore(day)} 19:00 ${zone}`), 6)
      expect(new Set(times.slice(1).map((time) => local(time, zone).slice(11, 13))).size).toBeGreaterThanOrEqual(4)
      expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true)
    }
  })
})

it('a date that a zone left out has no times', () => {
  expect(nextOf('every day at 8:00', 'Pacific/Apia', '2011-12-29 08:00', 1)).toEqual(['2011-12-31 08:00'])
})

describe('against rrule-temporal', () => {
  it.each([
    ['every day at 8:30', 'FREQ=DAILY;BYHOUR=8;BYMINUTE=30'],
    ['every weekday at 7:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=7;BYMINUTE=0'],
    ['every 2 weeks on tuesday starting at 2026-01-06', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    ['last friday of the month at 9:00', 'FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=0'],
    ['on the first and third tuesday of the month at noon', 'FREQ=MONTHLY;BYDAY=1TU,3TU;BYHOUR=12;BYMINUTE=0'],
    ['on the 15th of every month at 6:00', 'FREQ=MONTHLY;BYMONTHDAY=15;BYHOUR=6;BYMINUTE=0'],
    ['on the last day of the month at 6:00', 'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=6;BYMINUTE=0'],
    ['every march 1 at 6:00', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;BYHOUR=6;BYMINUTE=0'],
    [
      'every 3 months on the 1st at 5:00 starting 2026-01-06',
      'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1;BYHOUR=5;BYMINUTE=0',
    ],
    ['every 3 days at 5:00 starting 2026-01-06', 'FREQ=DAILY;INTERVAL=3;BYHOUR=5;BYMINUTE=0'],
  ])('%s', (phrase, rule) => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Sydney']) {
      const text = `DTSTART;TZID=${zone}:20260106T000000\nRRULE:${rule};COUNT=40`
      const oracle = new RRuleTemporal({ rruleString: text }).all().map((time) => time.epochMilliseconds / 1000)
      const from = at(`2026-01-06 00:00 ${zone}`) - 1
      expect(timesOf(phrase, zone).list(from, oracle.length)).toEqual(oracle)
    }
  })
})

describe('next', () => {
  const phrases = [
    'every day at 2:30',
    'every 10 minutes',
    'every 7 minutes',
    'every 6 hours',
    'every other friday at 3:00',
    'last friday of the month at 0:30',
    'every 15 minutes between 22:00 and 6:00',
    '3 hours after sunset and at 1:00 and at 23:00',
    'every monday at 8:00 and every 90 minutes on sunday',
    'every hour at :15 and :45',
    'cron */20 1-3 * * *',
  ]

  it('is later than what it is asked for, and skips nothing', () => {
    const zones = fc.constantFrom(...changes.map(([zone]) => zone), 'UTC', 'Asia/Kathmandu')
    const start = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') })
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases),
        zones,
        start,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (phrase, zone, from, part) => {
          const times = timesOf(phrase, zone)
          const [first = 0, second = 0, third = 0] = times.list(from, 3)
          expect(first).toBeGreaterThan(from)
          expect(second).toBeGreaterThan(first)
          expect(third).toBeGreaterThan(second)
          // Asked from anywhere between two, it answers the same.
          expect(times.next(Math.floor(first + (second - first - 1) * part))).toBe(second)
          expect(times.next(from + (first - from - 1) * part)).toBe(first)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('every time satisfies its phrase', () => {
    const day = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
    const nth = fc.constantFrom('first', 'second', 'third', 'fourth', 'last')
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(day, nth, time, fc.integer({ min: 0, max: 4000 }), (weekday, which, [hour, minute], days) => {
        const clock = `${hour}:${String(minute).padStart(2, '0')}`
        const from = at('2026-01-01T00:00Z') + days * 86_400
        const found = timesOf(`on the ${which} ${weekday} of the month at ${clock}`, 'Asia/Kathmandu').list(from, 3)
        expect(found).toHaveLength(3)
        for (const instant of found) {
          const shown = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO('Asia/Kathmandu')
          expect([shown.hour, shown.minute, shown.second]).toEqual([hour, minute, 0])
          expect(shown.toLocaleString('en', { weekday: 'long' }).toLowerCase()).toBe(weekday)
          const number = Math.ceil(shown.day / 7)
          if (which === 'last') expect(shown.day + 7).toBeGreaterThan(shown.daysInMonth)
          else expect(number).toBe(['first', 'second', 'third', 'fourth'].indexOf(which) + 1)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('a sun that never comes ends the search', () => {
    const start = performance.now()
    expect(timesOf('sunrise in january', 'UTC').next(at('2026-01-01T00:00Z'))).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('every second is quick too', () => {
    const times = timesOf('every second')
    const from = at('2026-03-02T12:00Z')
    expect(times.list(from, 1000).at(-1)).toBe(from + 1000)
  })
})
