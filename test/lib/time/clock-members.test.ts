import { describe, expect, it } from 'vitest'
import { berlinLocation, codeOf, timeRig } from './support.ts'

describe('clockMembers', () => {
  it('show the clock of people, and uptime does not', async () => {
    const { clock, time } = timeRig()
    await clock.advance(90.5)
    clock.jumpWall(3600)
    expect(time.time()).toBe(clock.wall())
    expect(time.lantime()).toBe(time.time())
    expect(time.uptime()).toBe(90.5)
    clock.jumpWall(-7200)
    expect(time.uptime()).toBe(90.5)
  })

  it('read the calendar in the zone of the place', () => {
    const { time } = timeRig('2026-12-31T23:30:15')
    expect([time.year(), time.month(), time.day()]).toEqual([2027, 1, 1])
    expect([time.hour(), time.minute(), time.second()]).toEqual([0, 30, 15])
    expect([time.dayofweek(), time.isdst()]).toEqual(['Friday', false])
    expect(timeRig('2026-06-21T12:00:00').time.isdst()).toBe(true)
  })

  it('format now and any time, as told', () => {
    const { time } = timeRig('2026-06-21T15:33:20')
    expect(time.strftime()).toBe('Sunday, June 21, 2026 at 05:33:20 PM CEST')
    expect(time.strftime(null)).toBe(time.strftime())
    expect(time.strftime(0.9)).toBe('Thursday, January 01, 1970 at 01:00:00 AM CET')
    expect(time.strftime(0, { format: '%A %H:%M', timezone: 'Asia/Tokyo', locale: 'de' })).toBe('Donnerstag 09:00')
    expect(time.strftime({ timestamp: 60, format: '%M' })).toBe('01')
  })

  it('format in UTC where no zone is chosen', () => {
    expect(timeRig('2026-06-21T15:33:20', {}).time.strftime()).toBe('Sunday, June 21, 2026 at 03:33:20 PM UTC')
    const { lat, lon } = berlinLocation
    expect(timeRig('2026-06-21T15:33:20', { location: { lat, lon } }).time.strftime()).toMatch(/ UTC$/)
  })

  it('refuse what is no time, zone or option', () => {
    const { time } = timeRig()
    expect(codeOf(() => time.strftime('now' as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => time.strftime(Number.NaN))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.strftime(0, { timezone: 'Nowhere' }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.strftime(0, { zone: 'UTC' } as never))).toBe('KAITHEM_VALUE')
  })
})
