import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueTime, includes, namedEvent, nextOf, parseEvent, sunDay } from '../../../lib/time/astro-rule.ts'
import { addDays, dateText } from '../../../lib/time/civil-date.ts'
import { readRule, type SunScheduleOptions } from '../../../lib/time/rule-options.ts'
import { sunEvents } from '../../../lib/time/sun.ts'
import { Zone } from '../../../lib/time/zone.ts'
import { berlin, sky, tromso } from './sky.ts'

const date = { year: 2026, month: 6, day: 21 }
const sunset = namedEvent('sunset')

/** What clocks in Berlin show at the due time. */
function due(options: SunScheduleOptions, event = sunset, on = date): string {
  const time = dueTime(readRule(event.event, options, 'test'), event, on, berlin, sky)
  if (time === undefined) return 'never'
  const { hour, minute, ...day } = berlin.zone.at(time)
  return `${dateText(day).slice(5)} ${hour}:${String(minute).padStart(2, '0')}`
}

describe('dueTime', () => {
  it('is moved by the offset and held within the limits', () => {
    expect(due({})).toBe('06-21 21:33')
    expect(due({ offset: -3600 })).toBe('06-21 20:33')
    expect(due({ offset: 10_800 })).toBe('06-22 0:33')
    expect(due({ not_after: '21:00' })).toBe('06-21 21:00')
    expect(due({ not_before: '22:15' })).toBe('06-21 22:15')
    expect(due({ offset: 10_800, not_after: '22:00' })).toBe('06-21 22:00')
  })

  it('takes limits as clocks show them on days on which they are set', () => {
    const dawn = namedEvent('civil_dawn')
    const forward = { year: 2026, month: 3, day: 29 }
    expect(due({ not_before: '06:40' }, dawn, addDays(forward, -1))).toBe('03-28 6:40')
    expect(due({ not_before: '06:40' }, dawn, forward)).toBe('03-29 6:40')
    // Clocks do not show this time; it is an hour later on them.
    expect(due({ not_after: '02:30' }, dawn, forward)).toBe('03-29 3:30')
  })

  it('differs from day to day within the spread, and is the same when asked again', () => {
    const plain = readRule('sunset', {}, 'test')
    const rule = readRule('sunset', { spread: 1800 }, 'test')
    const shifts = Array.from({ length: 400 }, (_, index) => {
      const on = addDays(date, index)
      const shifted = dueTime(rule, sunset, on, berlin, sky) ?? 0
      expect(dueTime(rule, sunset, on, berlin, sky)).toBe(shifted)
      return shifted - (dueTime(plain, sunset, on, berlin, sky) ?? 0)
    })
    expect(Math.max(...shifts)).toBeLessThanOrEqual(1800)
    expect(Math.min(...shifts)).toBeGreaterThanOrEqual(-1800)
    // Evenly spread: about a quarter in each quarter.
    for (const edge of [-900, 0, 900]) {
      const below = shifts.filter((shift) => shift < edge).length / shifts.length
      expect(Math.abs(below - (edge + 1800) / 3600)).toBeLessThan(0.08)
    }
    const other = readRule('sunset', { spread: 1800, seed: 'other' }, 'test')
    expect(dueTime(other, sunset, date, berlin, sky)).not.toBe(dueTime(rule, sunset, date, berlin, sky))
  })

  it('never leaves the limits, whatever offset and spread', () => {
    const seconds = fc.integer({ min: -43_200, max: 43_200 })
    fc.assert(
      fc.property(
        seconds,
        fc.integer({ min: 0, max: 21_600 }),
        fc.integer({ min: 0, max: 365 }),
        (offset, spread, add) => {
          const on = addDays(date, add)
          const rule = readRule('sunset', { offset, spread, not_before: '17:00', not_after: '20:00' }, 'test')
          const time = dueTime(rule, sunset, on, berlin, sky) ?? Number.NaN
          const { hour, minute, second, ...day } = berlin.zone.at(time)
          expect(dateText(day)).toBe(dateText(on))
          const clock = hour * 3600 + minute * 60 + second
          expect(clock >= 17 * 3600 && clock <= 20 * 3600).toBe(true)
        },
      ),
    )
  })
})

describe('includes', () => {
  it('looks at weekday and month', () => {
    const rule = readRule('sunset', { weekdays: ['sun'], months: ['jun', 7] }, 'test')
    expect(includes(rule, date)).toBe(true)
    expect(includes(rule, addDays(date, 1))).toBe(false)
    expect(includes(rule, { year: 2026, month: 8, day: 2 })).toBe(false)
    expect(includes(readRule('sunset', {}, 'test'), date)).toBe(true)
  })
})

describe('sunDay', () => {
  it('has moments in order, and what does not happen', () => {
    const rule = readRule(['civil_dusk', 'sunset', 'astronomical_dusk'], {}, 'test')
    const day = sunDay(rule, date, berlin, sky)
    expect(day.moments.map(({ event }) => event)).toEqual(['sunset', 'civil_dusk'])
    expect(day).toMatchObject({ date: '2026-06-21', included: true, missing: ['astronomical_dusk'] })
  })

  it('is empty on days that do not count', () => {
    const rule = readRule('sunset', { weekdays: ['mon'] }, 'test')
    expect(sunDay(rule, date, berlin, sky)).toEqual({ date: '2026-06-21', included: false, moments: [], missing: [] })
  })
})

describe('nextOf', () => {
  const from = (text: string): number => Date.parse(`${text}Z`) / 1000
  const next = (options: SunScheduleOptions, after: string, place = berlin) =>
    nextOf(readRule('sunset', options, 'test'), sunset, from(after), undefined, place, sky)?.date

  it('is the first one after an instant', () => {
    expect(next({}, '2026-06-21T10:00:00')).toBe('2026-06-21')
    expect(next({}, '2026-06-21T20:00:00')).toBe('2026-06-22')
    expect(next({ weekdays: ['wed'] }, '2026-06-21T20:00:00')).toBe('2026-06-24')
    expect(next({ offset: 43_200 }, '2026-06-21T06:00:00')).toBe('2026-06-20')
    expect(next({ offset: -43_200 }, '2026-06-21T10:00:00')).toBe('2026-06-22')
  })

  it('waits through the polar day', () => {
    expect(next({}, '2026-06-01T00:00:00', tromso)).toMatch(/2026-07-2\d/)
  })

  it('skips a date that the zone left out', () => {
    const apia = { lat: -13.83, lon: -171.77, zone: new Zone('Pacific/Apia') }
    const rule = readRule('sunset', {}, 'test')
    const found = nextOf(rule, sunset, from('2011-12-30T06:00:00'), undefined, apia, sky)
    expect(found?.date).toBe('2011-12-31')
  })
})

describe('parseEvent', () => {
  it('knows names and altitudes', () => {
    expect(Object.keys(sunEvents).map(parseEvent)).toEqual(Object.keys(sunEvents))
    expect(parseEvent('setting -4.5')).toEqual({ altitude: -4.5, side: 'setting' })
    expect(parseEvent('rising 6')).toEqual({ altitude: 6, side: 'rising' })
  })

  it.each(['', 'dusk', 'toString', 'rising', 'rising 91', 'rising NaN', 'falling 3'])('does not know %j', (name) => {
    expect(parseEvent(name)).toBeUndefined()
  })
})
