import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareDates,
  dateText,
  isCivilDate,
  isSameDate,
  parseDate,
  utcSeconds,
  weekdayOf,
} from '../../../lib/time/civil-date.ts'

describe('civil dates', () => {
  it('are read and written as ISO 8601 has them', () => {
    expect(parseDate(' 2026-03-01 ')).toEqual({ year: 2026, month: 3, day: 1 })
    expect(dateText({ year: 33, month: 4, day: 3 })).toBe('0033-04-03')
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', '', 'today'])(
    'cannot be read from %j',
    (text) => expect(parseDate(text)).toBeUndefined(),
  )

  it('exist when the calendar has them', () => {
    expect(isCivilDate({ year: 2024, month: 2, day: 29 })).toBe(true)
    expect(isCivilDate({ year: 99, month: 12, day: 31 })).toBe(true)
    const wrong = [
      { year: 2023, month: 2, day: 29 },
      { year: 2023, month: 1.5, day: 1 },
      { year: Number.NaN, month: 1, day: 1 },
      { year: 1e9, month: 1, day: 1 },
    ]
    expect(wrong.map(isCivilDate)).toEqual([false, false, false, false])
  })

  it('count their weekdays from Monday', () => {
    expect(weekdayOf({ year: 1970, month: 1, day: 1 })).toBe(3)
    expect(weekdayOf({ year: 2026, month: 6, day: 21 })).toBe(6)
    expect(weekdayOf({ year: 1, month: 1, day: 1 })).toBe(0)
  })

  it('add up and compare, over any number of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500_000, max: 500_000 }), fc.integer({ min: -5000, max: 5000 }), (start, days) => {
        const from = addDays({ year: 1970, month: 1, day: 1 }, start)
        const to = addDays(from, days)
        expect(compareDates(to, from)).toBe(days)
        expect(isSameDate(addDays(to, -days), from)).toBe(true)
        expect(utcSeconds(to, 60) - utcSeconds(from)).toBe(days * 86_400 + 60)
        expect(isCivilDate(to)).toBe(true)
      }),
    )
  })
})
