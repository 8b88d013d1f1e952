/** Places and a second opinion on the sun for the tests of time. @module */

import { Body, Illumination, MoonPhase, Observer, SearchAltitude } from 'astronomy-engine'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import type { CivilDate } from '../../../lib/time/civil-date.ts'
import { type Coordinates, Sky, type SunCrossing } from '../../../lib/time/sun.ts'
import { Zone } from '../../../lib/time/zone.ts'

export interface TestPlace extends Coordinates {
  readonly name: string
  readonly zone: Zone
}

const place = (name: string, lat: number, lon: number, zone: string): TestPlace => ({
  name,
  lat,
  lon,
  zone: new Zone(zone),
})

export const berlin = place('Berlin', 52.52, 13.405, 'Europe/Berlin')
export const tromso = place('Tromso', 69.65, 18.96, 'Europe/Oslo')
export const yearPlaces = [
  berlin,
  place('New York', 40.71, -74.01, 'America/New_York'),
  place('Sydney', -33.87, 151.21, 'Australia/Sydney'),
  place('Kathmandu', 27.72, 85.32, 'Asia/Kathmandu'),
  tromso,
]

export const sky = new Sky(createNodePackages())

/**
 * astronomy-engine's time for a crossing: forward from the clocks' noon for what sets, the last one before the noon
 * after for what rises.
 */
export function oracleCrossing(
  { altitude, side }: SunCrossing,
  date: CivilDate,
  { lat, lon, zone }: TestPlace,
): number | undefined {
  const noon = sky.event('solar_noon', date, { lat, lon }, zone) ?? Number.NaN
  const observer = new Observer(lat, lon, 0)
  const from = new Date((side === 'rising' ? noon - 43_200 : noon) * 1000)
  const found = SearchAltitude(Body.Sun, observer, side === 'rising' ? 1 : -1, from, 0.5, altitude)
  return found === null ? undefined : found.date.getTime() / 1000
}

/** astronomy-engine's phase on the scale from 0 to 28. */
export const oraclePhase = (instant: number): number => (MoonPhase(new Date(instant * 1000)) * 28) / 360

/** astronomy-engine's lit part of the moon, 0 to 1. */
export const oracleLit = (instant: number): number => Illumination(Body.Moon, new Date(instant * 1000)).phase_fraction
