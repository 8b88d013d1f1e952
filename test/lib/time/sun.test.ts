import { describe, expect, it, vi } from 'vitest'
import { addDays, type CivilDate, dateText } from '../../../lib/time/civil-date.ts'
import { sunEventNames } from '../../../lib/time/names.ts'
import { type SunCrossing, sunEvents } from '../../../lib/time/sun.ts'
import { Zone } from '../../../lib/time/zone.ts'
import { berlin, oracleCrossing, sky, type TestPlace, yearPlaces } from './sky.ts'

const text = (zone: Zone, instant: number | undefined): string => {
  if (instant === undefined) return 'never'
  const { year, month, day, hour, minute } = zone.at(instant)
  return `${dateText({ year, month, day })} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

// Some of these look at thousands of days.
vi.setConfig({ testTimeout: 30_000 })

const crossings = ['sunrise', 'sunset', 'civil_dawn', 'civil_dusk', 'astronomical_dusk', 'golden_hour'] as const

/** Whether the sun turns within a hundredth of a degree of an altitude, where both opinions may be right. */
function grazes(altitude: number, date: CivilDate, place: TestPlace): boolean {
  return [date, addDays(date, 1)].some((day) => {
    const midnight = sky.event('solar_midnight', day, place, place.zone) ?? 0
    return Math.abs(sky.altitude(midnight, place) - altitude) < 0.01
  })
}

describe('Sky.event', () => {
  it.each(yearPlaces)('agrees with astronomy-engine within two minutes for a year in $name', (place) => {
    let compared = 0
    let worst = 0
    const differ: string[] = []
    for (let day = 0; day < 365; day++) {
      const date = addDays({ year: 2026, month: 1, day: 1 }, day)
      for (const name of crossings) {
        const ours = sky.event(name, date, place, place.zone)
        const theirs = oracleCrossing(sunEvents[name], date, place)
        if ((ours === undefined) !== (theirs === undefined) && !grazes(sunEvents[name].altitude, date, place)) {
          differ.push(`${name} ${dateText(date)}`)
        }
        if (ours === undefined || theirs === undefined) continue
        compared++
        worst = Math.max(worst, Math.abs(ours - theirs))
      }
    }
    expect(differ).toEqual([])
    expect(worst).toBeLessThan(120)
    expect(compared).toBeGreaterThan(1000)
  })

  it('gives the evening of a date also where clocks are past midnight by then', () => {
    const zone = new Zone('Atlantic/Reykjavik')
    const reykjavik = { lat: 64.147, lon: -21.94 }
    const date = { year: 2026, month: 6, day: 21 }
    expect(text(zone, sky.event('sunrise', date, reykjavik, zone))).toBe('2026-06-21 02:55')
    expect(text(zone, sky.event('sunset', date, reykjavik, zone))).toBe('2026-06-22 00:04')
  })

  it.each([
    ['Kiritimati', 1.87, -157.4, 'Pacific/Kiritimati'],
    ['Apia', -13.83, -171.77, 'Pacific/Apia'],
    ['Pago Pago', -14.28, -170.7, 'Pacific/Pago_Pago'],
    ['Kashgar on Beijing time', 39.47, 75.99, 'Asia/Shanghai'],
    ['Auckland', -36.85, 174.76, 'Pacific/Auckland'],
    ['Vigo', 42.24, -8.72, 'Europe/Madrid'],
    ['New York on UTC', 40.71, -74.01, 'UTC'],
  ])('has one noon a day, on that date, in %s', (_name, lat, lon, zoneName) => {
    const zone = new Zone(zoneName)
    let last: number | undefined
    for (let day = 0; day < 730; day++) {
      const date = addDays({ year: 2025, month: 1, day: 1 }, day)
      const noon = sky.event('solar_noon', date, { lat, lon }, zone) ?? 0
      expect(dateText(zone.dateAt(noon))).toBe(dateText(date))
      if (last !== undefined) expect(Math.abs(noon - last - 86_400)).toBeLessThan(60)
      last = noon
      const sunrise = sky.event('sunrise', date, { lat, lon }, zone) ?? 0
      const sunset = sky.event('sunset', date, { lat, lon }, zone) ?? 0
      expect(sunrise < noon && noon < sunset && sunset - sunrise < 86_400).toBe(true)
    }
  })

  it('has no event on a date that the zone left out', () => {
    const apia = new Zone('Pacific/Apia')
    const place = { lat: -13.83, lon: -171.77 }
    expect(sky.event('sunset', { year: 2011, month: 12, day: 30 }, place, apia)).toBeUndefined()
    const before = sky.event('sunset', { year: 2011, month: 12, day: 29 }, place, apia) ?? 0
    const after = sky.event('sunset', { year: 2011, month: 12, day: 31 }, place, apia) ?? 0
    expect(Math.round((after - before) / 3600)).toBe(24)
  })

  it('gives the named events of a date in their order, and those of any altitude', () => {
    const date = { year: 2026, month: 3, day: 20 }
    expect(Object.keys(sunEvents)).toEqual(sunEventNames)
    const times = sunEventNames.map((name) => sky.event(name, date, berlin, berlin.zone) ?? Number.NaN)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const custom: SunCrossing = { altitude: -4, side: 'setting' }
    const at = sky.event(custom, date, berlin, berlin.zone) ?? 0
    expect(sky.altitude(at, berlin)).toBeCloseTo(-4, 3)
  })

  it('knows dawn and dusk on days without sunrise', () => {
    const tromso = yearPlaces[4]
    const date: CivilDate = { year: 2026, month: 12, day: 21 }
    expect(sky.event('sunrise', date, tromso, tromso.zone)).toBeUndefined()
    expect(sky.event('civil_dawn', date, tromso, tromso.zone)).toBeDefined()
    expect(sky.event('sunset', { ...date, month: 6 }, tromso, tromso.zone)).toBeUndefined()
  })

  it('does not fail at the poles', () => {
    for (const lat of [90, -90]) {
      const utc = new Zone('UTC')
      expect(sky.event('sunrise', { year: 2026, month: 6, day: 21 }, { lat, lon: 0 }, utc)).toBeUndefined()
      expect(Number.isFinite(sky.event('solar_noon', { year: 2026, month: 6, day: 21 }, { lat, lon: 0 }, utc))).toBe(
        true,
      )
    }
  })
})

describe('Sky.altitude', () => {
  it('is the altitude without refraction: that of the sunset at the sunset, also for a high sun', () => {
    const date = { year: 2026, month: 6, day: 21 }
    const sunset = sky.event('sunset', date, berlin, berlin.zone) ?? 0
    expect(sky.altitude(sunset, berlin)).toBeCloseTo(-0.833, 3)
    const noon = sky.event('solar_noon', date, berlin, berlin.zone) ?? 0
    // 90 degrees less the latitude, and the declination of the solstice.
    expect(sky.altitude(noon, berlin)).toBeCloseTo(90 - 52.52 + 23.44, 1)
    expect(sky.position(noon, berlin).azimuth).toBeCloseTo(180, 1)
  })
})
