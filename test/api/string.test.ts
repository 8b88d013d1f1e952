import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const clock = new ManualClock(86_400)
const { string, time } = createKaithem({ clock })

describe('kaithem.string.usrstrftime([time])', () => {
  it('kaithem.string.usrstrftime formats a time, or now, as kaithem.time.strftime does', () => {
    expect(string.usrstrftime(0)).toBe('Thursday, January 01, 1970 at 12:00:00 AM UTC')
    expect(string.usrstrftime()).toBe('Friday, January 02, 1970 at 12:00:00 AM UTC')
    expect(string.usrstrftime(1.9)).toBe(time.strftime(1.9))
    const there = createKaithem({ clock, location: () => ({ timezone: 'Europe/Berlin' }) })
    expect(there.string.usrstrftime(0)).toBe('Thursday, January 01, 1970 at 01:00:00 AM CET')
    expect(() => string.usrstrftime(Number.NaN)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('kaithem.string.si_format(n,d=2)', () => {
  it('kaithem.string.si_format makes 1K of 1000 and 1M of 1000000', () => {
    expect([1000, 1_000_000, 1234, -1000, 0.25, 0].map((n) => string.si_format(n))).toEqual([
      ...['1K', '1M', '1.23K', '-1K', '250m', '0'],
    ])
    expect(string.si_format(1234, 1)).toBe('1.2K')
    expect(string.siFormat(1234, { d: 0 })).toBe('1K')
  })
})

describe('kaithem.string.format_time_interval(n,places=2,clock=False)', () => {
  it('kaithem.string.format_time_interval shows the largest units in words', () => {
    expect(string.format_time_interval(5, 1)).toBe('5 seconds')
    expect(string.format_time_interval(65, 2)).toBe('1 minute 5 seconds')
    expect(string.formatTimeInterval(90_061)).toBe('1 day 1 hour')
  })

  it('kaithem.string.format_time_interval shows a clock, with seconds and milliseconds by places', () => {
    const shown = [2, 3, 4].map((places) => string.format_time_interval(3661.5, places, true))
    expect(shown).toEqual(['01:01', '01:01:01', '01:01:01:500'])
  })

  it('kaithem.string.format_time_interval has the styles of Kaithem', () => {
    expect(string.format_time_interval(65, 2, { style: 'abbr' })).toBe('1m 5s')
    expect(string.format_time_interval(65, { style: 'long' })).toBe('1 minute, 5 seconds')
  })
})
