import { describe, expect, it } from 'vitest'
import { createFakePlace } from '../../../lib/platform/fake/place.ts'
import type { Location, Place } from '../../../lib/platform/place.ts'
import { coordinatesOf, type PlaceOptions, spotOf } from '../../../lib/time/where.ts'
import { Zones } from '../../../lib/time/zones.ts'

const now = 1_782_000_000
const zones = new Zones()
const zoneName = (options: PlaceOptions, place: Place): string => spotOf(options, place, zones, now).zone.name

/** A machine in a container: its own zone is UTC, and nobody chose another one. */
const container = createFakePlace({ lat: 40.71, lon: -74.01 })
const berlin = createFakePlace({ lat: 52.52, lon: 13.4, timezone: 'Europe/Berlin' })

describe('spotOf', () => {
  it('is the place of the settings without coordinates', () => {
    expect(spotOf({}, berlin, zones, now)).toMatchObject({ lat: 52.52, lon: 13.4, zone: { name: 'Europe/Berlin' } })
    expect(spotOf({ lat: null, lon: null }, berlin, zones, now).lat).toBe(52.52)
  })

  it('keeps to the zone that was chosen or given, whatever it is', () => {
    expect(zoneName({}, createFakePlace({ lat: 0, lon: 170, timezone: 'America/New_York' }))).toBe('America/New_York')
    expect(zoneName({ lat: 0, lon: 170, timezone: 'Europe/Rome' }, berlin)).toBe('Europe/Rome')
  })

  it('takes the chosen zone for other coordinates where its clocks go with the sun, else clocks by the longitude', () => {
    expect(zoneName({ lat: 48.8, lon: 2.3 }, berlin)).toBe('Europe/Berlin')
    expect(zoneName({ lat: 35.7, lon: 139.7 }, berlin)).toBe('Etc/GMT-9')
    expect(zoneName({ lat: 40.71, lon: -74.01 }, berlin)).toBe('Etc/GMT+5')
    expect(zoneName({ lat: 51, lon: 0 }, createFakePlace({ lat: 1, lon: 1, timezone: 'Asia/Tokyo' }))).toBe('Etc/GMT')
  })

  it('knows that the date line runs beside some islands', () => {
    const islands = createFakePlace({ lat: 1.87, lon: -157.4, timezone: 'Pacific/Kiritimati' })
    expect(zoneName({ lat: 1.9, lon: -157.5 }, islands)).toBe('Pacific/Kiritimati')
  })

  it('does not take the zone of a container for that of the place', () => {
    expect(zoneName({}, container)).toBe('Etc/GMT+5')
    expect(zoneName({}, createFakePlace({ lat: 51.5, lon: 0 }))).toBe('UTC')
  })

  it('says how to set a location', () => {
    expect(() => spotOf({}, createFakePlace(), zones, now)).toThrow(
      expect.objectContaining({
        code: 'KAITHEM_NO_LOCATION',
        message: expect.stringMatching(/kaithem-settings node.*createKaithem/),
      }),
    )
  })

  it('checks the location of the settings too', () => {
    const wrong = createFakePlace({ lat: 91, lon: 0 } as Location)
    expect(() => spotOf({}, wrong, zones, now)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('coordinatesOf', () => {
  it.each([
    [{ lat: 1 }, 'KAITHEM_VALUE'],
    [{ lon: 1 }, 'KAITHEM_VALUE'],
    [{ lat: null, lon: 1 }, 'KAITHEM_VALUE'],
    [{ lat: 90.01, lon: 0 }, 'KAITHEM_VALUE'],
    [{ lat: 0, lon: -180.5 }, 'KAITHEM_VALUE'],
    [{ lat: Number.NaN, lon: 0 }, 'KAITHEM_VALUE'],
    [{ lat: 0, lon: Number.POSITIVE_INFINITY }, 'KAITHEM_VALUE'],
    [{ lat: '52', lon: 13 }, 'KAITHEM_TYPE'],
    [{ lat: 52, lon: {} }, 'KAITHEM_TYPE'],
  ])('refuses %j', (options, code) => {
    expect(() => coordinatesOf(options as PlaceOptions)).toThrow(expect.objectContaining({ code }))
  })

  it('takes the edges and 0', () => {
    expect(coordinatesOf({ lat: -90, lon: 180 })).toEqual({ lat: -90, lon: 180 })
    expect(coordinatesOf({ lat: 0, lon: 0 })).toEqual({ lat: 0, lon: 0 })
  })
})
