import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { clockText, dateOf, dayNumber, daysInMonth, isoDate, weekdayOf } from '../../../../lib/events/schedule/civil.ts'

it('agrees with Temporal over many years, and counts from Monday, 1 January of the year 1', () => {
  expect([dateOf(0), weekdayOf(0)]).toEqual([{ year: 1, month: 1, day: 1 }, 1])
  const first = Temporal.PlainDate.from('0001-01-01')
  for (let number = 700_000; number < 900_000; number += 37) {
    const date = first.add({ days: number })
    const { year, month, day } = date
    expect(dateOf(number)).toEqual({ year, month, day })
    expect(dayNumber({ year, month, day })).toBe(number)
    expect([weekdayOf(number), daysInMonth(year, month), isoDate(number)]).toEqual([
      date.dayOfWeek,
      date.daysInMonth,
      date.toString(),
    ])
  }
})

it.each([
  [2000, 29],
  [1900, 28],
  [2024, 29],
  [2026, 28],
])('february %i has %i days', (year, days) => expect(daysInMonth(year, 2)).toBe(days))

it.each([
  [0, '0:00'],
  [26_100, '7:15'],
  [26_105, '7:15:05'],
  [86_400, '24:00'],
])('%i is %s', (seconds, text) => expect(clockText(seconds)).toBe(text))
