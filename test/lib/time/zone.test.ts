import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateText, isSameDate } from '../../../lib/time/civil-date.ts'
import { Zone } from '../../../lib/time/zone.ts'

const hours = 3600

/** What clocks show, as text. */
function shown(zone: Zone, instant: number | undefined): string {
  if (instant === undefined) return 'never'
  const { hour, minute, ...date } = zone.at(instant)
  return `${dateText(date)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Zone, date on which clocks are set forward and the first time they skip, date on which they are set back. */
const changes = [
  ['Europe/Berlin', '2026-03-29', 2, '2026-10-25', 2],
  ['Europe/London', '2026-03-29', 1, '2026-10-25', 1],
  ['America/New_York', '2026-03-08', 2, '2026-11-01', 1],
  ['America/St_Johns', '2026-03-08', 2, '2026-11-01', 1],
  ['America/Havana', '2026-03-08', 0, '2026-11-01', 0],
  ['Australia/Sydney', '2026-10-04', 2, '2026-04-05', 2],
  ['Australia/Lord_Howe', '2026-10-04', 2, '2026-04-05', 1.5],
  ['Pacific/Auckland', '2026-09-27', 2, '2026-04-05', 2],
  ['Asia/Jerusalem', '2026-03-27', 2, '2026-10-25', 1],
  ['Atlantic/Azores', '2026-03-29', 0, '2026-10-25', 0],
] as const

const dateOf = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

describe('Zone', () => {
  it.each(changes)('%s skips a time on %s and has one twice on %s', (name, forward, skipped, back, twice) => {
    const zone = new Zone(name)
    const step = name === 'Australia/Lord_Howe' ? 0.5 : 1
    // A skipped time is as long after the change as it would be without it.
    const gap = zone.instantOf(dateOf(forward), skipped * hours + 600) ?? 0
    expect(shown(zone, gap)).toBe(shown(zone, zone.instantOf(dateOf(forward), (skipped + step) * hours + 600)))
    // A time that clocks show twice is the first one.
    const first = zone.instantOf(dateOf(back), twice * hours + 600) ?? 0
    expect(shown(zone, first + step * hours)).toBe(shown(zone, first))
    expect(shown(zone, first - step * hours)).not.toBe(shown(zone, first))
  })

  it('finds the instant of every time that clocks show', () => {
    const zones = [...changes.map(([name]) => new Zone(name)), new Zone('Asia/Kathmandu'), new Zone('Pacific/Apia')]
    const anyInstant = fc.integer({ min: 1_000_000_000, max: 2_000_000_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, (zone, instant) => {
        const at = zone.at(instant)
        const found = zone.instantOf(at, at.hour * hours + at.minute * 60 + at.second)
        // Of two instants with the same time it is the first.
        expect([0, 1800, 3600]).toContain(instant - (found ?? 0))
      }),
    )
  })

  it('knows dates that a zone left out', () => {
    const apia = new Zone('Pacific/Apia')
    expect(apia.instantOf({ year: 2011, month: 12, day: 30 }, 0)).toBeUndefined()
    expect(apia.instantOf({ year: 2011, month: 12, day: 30 }, 12 * hours)).toBeUndefined()
    expect(shown(apia, apia.instantOf({ year: 2011, month: 12, day: 31 }, 0))).toBe('2011-12-31 00:00')
    expect(shown(apia, apia.instantOf({ year: 2011, month: 12, day: 29 }, 86_399))).toBe('2011-12-29 23:59')
  })

  it('has a date whose clocks are set forward at midnight', () => {
    const cairo = new Zone('Africa/Cairo')
    const date = { year: 2026, month: 4, day: 24 }
    expect(shown(cairo, cairo.instantOf(date, 0))).toBe('2026-04-24 01:00')
    expect(isSameDate(addDays(date, -1), cairo.dateAt((cairo.instantOf(date, 0) ?? 0) - 1))).toBe(true)
    // Greenland set its clocks forward on the evening before.
    const nuuk = new Zone('America/Nuuk')
    expect(shown(nuuk, nuuk.instantOf({ year: 2024, month: 3, day: 30 }, 23.5 * hours))).toBe('2024-03-31 00:30')
  })

  it('tells summer time, also in the south', () => {
    const sydney = new Zone('Australia/Sydney')
    expect([sydney.isSummerTime(1_768_435_200), sydney.isSummerTime(1_784_073_600)]).toEqual([true, false])
    expect(new Zone('UTC').isSummerTime(0)).toBe(false)
  })

  it('answers to each of its names', () => {
    expect(new Zone('Europe/Berlin').canonical).toBe('Europe/Berlin')
    expect(new Zone('utc').canonical).toBe('UTC')
  })

  it.each(['Mars/Base', '', 'Europe/', 5 as unknown as string, null as unknown as string])('refuses %j', (name) => {
    expect(() => new Zone(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
