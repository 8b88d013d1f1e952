import { describe, expect, it } from 'vitest'
import { sky, yearPlaces } from './sky.ts'
import { codeOf, timeRig } from './support.ts'

/** Rahukaalam in Berlin on the days of a week, as hours since sunrise over an eighth of the day. */
const parts = [1, 6, 4, 5, 3, 2, 7]

describe('skyMembers', () => {
  it.each(yearPlaces)('day and light go by the sun at every hour of a year in $name', async ({ lat, lon, zone }) => {
    const { clock, time } = timeRig('2026-01-01T00:00:00')
    for (let step = 0; step < 500; step++) {
      await clock.advance(17.52 * 3600)
      const altitude = sky.altitude(clock.wall(), { lat, lon })
      expect(time.is_day(lat, lon)).toBe(altitude > -0.833)
      expect(time.is_night({ lat, lon })).toBe(altitude <= -0.833)
      expect(time.is_light(lat, lon)).toBe(altitude >= -6)
      expect(time.is_dark(lat, lon, { timezone: zone.name })).toBe(altitude < -6)
    }
  })

  it('turns at the times of sunrise and sunset', async () => {
    const { clock, time } = timeRig('2026-06-20T22:30:00')
    const [sunrise, sunset, dusk] = [time.sunrise_time(), time.sunset_time(), time.civil_dusk_time()]
    const at = async (instant: number): Promise<string> => {
      await clock.advance(instant - clock.now())
      return [time.is_day() ? 'day' : 'night', time.is_light() ? 'light' : 'dark'].join(' ')
    }
    expect(await at(sunrise - 5)).toBe('night light')
    expect(await at(sunrise + 5)).toBe('day light')
    expect(await at(sunset - 5)).toBe('day light')
    expect(await at(sunset + 5)).toBe('night light')
    expect(await at(dusk + 5)).toBe('night dark')
  })

  it('never fails in polar day and night', () => {
    const north = { location: { lat: 78.2, lon: 15.6, timezone: 'Arctic/Longyearbyen' } }
    const summer = timeRig('2026-06-21T00:00:00', north).time
    expect([summer.is_day(), summer.is_night(), summer.is_dark(), summer.is_light()]).toEqual([
      true,
      false,
      false,
      true,
    ])
    const winter = timeRig('2026-12-21T12:00:00', north).time
    expect([winter.is_day(), winter.is_night(), winter.is_dark(), winter.is_light()]).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(codeOf(() => summer.is_rahu())).toBe('KAITHEM_NO_EVENT')
    expect(codeOf(() => winter.rahu_start())).toBe('KAITHEM_NO_EVENT')
  })

  it('has Rahukaalam in its part of the day, another on each weekday', async () => {
    const { clock, time } = timeRig('2026-06-22T00:00:00')
    for (const part of parts) {
      const [sunrise, sunset] = [time.sunrise_time(), time.sunset_time()]
      const eighth = (sunset - sunrise) / 8
      expect(time.rahu_start()).toBeCloseTo(sunrise + part * eighth, -1)
      expect(time.rahu_end() - time.rahu_start()).toBeCloseTo(eighth, -1)
      const isRahu: boolean[] = []
      for (let index = 0; index < 8; index++) {
        await clock.advance(sunrise + (index + 0.5) * eighth - clock.now())
        isRahu.push(time.is_rahu())
      }
      expect(isRahu).toEqual(isRahu.map((_, index) => index === part))
      await clock.advance(sunrise - (sunrise % 86_400) + 86_400 - clock.now())
    }
  })

  it('tells the phase of the moon at any time', () => {
    const { time } = timeRig('2026-06-29T23:57:00')
    expect(time.moon_phase()).toBeCloseTo(14, 1)
    expect(time.moon_percent()).toBeGreaterThan(99)
    expect(time.moon_phase(time.time() + 7.4 * 86_400)).toBeCloseTo(21, 0)
    expect(codeOf(() => time.moon_phase(Number.NaN))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.moon_phase('now' as never))).toBe('KAITHEM_TYPE')
  })

  it('tells where the sun stands', () => {
    const { time } = timeRig()
    const noon = time.sun_time('solar_noon')
    const { altitude, azimuth } = time.sun_position(undefined, undefined, noon)
    expect(altitude).toBeCloseTo(60.9, 0)
    expect(azimuth).toBeCloseTo(180, 0)
    expect(time.sun_position({ timestamp: noon }).altitude).toBe(altitude)
  })

  it('needs a place', () => {
    const { time } = timeRig('2026-06-21T10:00:00', {})
    for (const name of [
      'is_day',
      'is_night',
      'is_dark',
      'is_light',
      'is_rahu',
      'rahu_start',
      'sun_position',
    ] as const) {
      expect(codeOf(() => time[name]())).toBe('KAITHEM_NO_LOCATION')
      expect(codeOf(() => time[name](52))).toBe('KAITHEM_VALUE')
      expect(codeOf(() => time[name](52, 181))).toBe('KAITHEM_VALUE')
      expect(codeOf(() => time[name](Number.NaN, 1))).toBe('KAITHEM_VALUE')
      expect(codeOf(() => time[name]('52' as never, 1))).toBe('KAITHEM_TYPE')
    }
    expect(typeof time.is_day(52, 13)).toBe('boolean')
  })
})
