/** Where and by which clocks: what time functions are told of a place, and what they do without. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { Place } from '../platform/place.ts'
import type { Coordinates } from './sun.ts'
import type { Zone } from './zone.ts'
import type { Zones } from './zones.ts'

/** A place and the clocks that its people keep. */
export interface Spot extends Coordinates {
  readonly zone: Zone
}

/** What a caller says of a place. Null is nothing, as for Python's None. */
export interface PlaceOptions {
  /** Degrees north, -90 to 90. Both coordinates or neither; default: those of the machine. */
  readonly lat?: number | null | undefined
  /** Degrees east, -180 to 180. */
  readonly lon?: number | null | undefined
  /** IANA name of the zone whose dates count there. */
  readonly timezone?: string | null | undefined
}

/** Clocks differ from the sun by at most three and a half hours where people live. */
const furthestClock = 4

/** A number of degrees. @throws KAITHEM_TYPE, KAITHEM_VALUE */
function degrees(name: string, value: unknown, limit: number): number {
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `${name} is a number of degrees, not ${valueText(value)}`, { [name]: value })
  }
  if (!(Math.abs(value) <= limit)) {
    throw new KaithemError('KAITHEM_VALUE', `${name} is from -${limit} to ${limit} degrees, not ${value}`, {
      [name]: value,
    })
  }
  return value
}

/** Both coordinates or, where there are none, undefined. @throws KAITHEM_VALUE for one alone, KAITHEM_TYPE */
export function coordinatesOf({ lat, lon }: PlaceOptions): Coordinates | undefined {
  if ((lat ?? undefined) === undefined && (lon ?? undefined) === undefined) return undefined
  if ((lat ?? undefined) === undefined || (lon ?? undefined) === undefined) {
    const missing = (lat ?? undefined) === undefined ? 'latitude' : 'longitude'
    throw new KaithemError('KAITHEM_VALUE', `The ${missing} is missing; give both coordinates, or none`, { lat, lon })
  }
  return { lat: degrees('lat', lat, 90), lon: degrees('lon', lon, 180) }
}

/** @throws KAITHEM_NO_LOCATION */
export function ownCoordinates(place: Place): Coordinates {
  const location = place.location()
  if (location === undefined) {
    throw new KaithemError(
      'KAITHEM_NO_LOCATION',
      'No location is set. Set latitude and longitude in a kaithem-settings node (in code: the option location of createKaithem), or give both coordinates',
    )
  }
  return { lat: degrees('lat', location.lat, 90), lon: degrees('lon', location.lon, 180) }
}

/**
 * The place and its clocks. Without a zone it is the chosen one of the machine; for other coordinates only if its
 * clocks go with the sun there, for nobody knows the zone of a pair of numbers. Then the machine's own zone, if it goes
 * with the sun; else clocks by the longitude.
 *
 * @param now epoch seconds, for what clocks show now
 */
export function spotOf(options: PlaceOptions, place: Place, zones: Zones, now: number): Spot {
  const given = coordinatesOf(options)
  const { lat, lon } = given ?? ownCoordinates(place)
  const { timezone } = options
  if (typeof timezone === 'string') return { lat, lon, zone: zones.get(timezone) }
  const chosen = place.chosenTimezone()
  if (given === undefined && chosen !== undefined) return { lat, lon, zone: zones.get(chosen) }
  const known = [chosen, place.timezone()].find((name) => name !== undefined && goesWithSun(zones.get(name), lon, now))
  return { lat, lon, zone: zones.get(known ?? zoneOfLongitude(lon)) }
}

/** Whether clocks of a zone show about noon when the sun is in the south; on which side of the date line is the same. */
function goesWithSun(zone: Zone, lon: number, now: number): boolean {
  const ahead = zone.offsetAt(now) / 3600 - lon / 15
  return Math.abs(ahead - 24 * Math.round(ahead / 24)) <= furthestClock
}

/** The zone of ships: whole hours by the longitude. The signs of these names are the other way round. */
function zoneOfLongitude(lon: number): string {
  const hours = Math.round(lon / 15)
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}
