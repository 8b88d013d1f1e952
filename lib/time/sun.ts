/**
 * When the sun does what, by date: pure functions over suncalc's position of the sun.
 *
 * A date has one solar day, the one whose noon is nearest to noon on the clocks of the place; its morning and its
 * evening belong to that date. So the sunset of 21 June is the one after the noon of 21 June, also where clocks show
 * four minutes past midnight by then.
 *
 * @module
 */

import type * as SunCalc from 'suncalc'
import type { Packages } from '../platform/packages.ts'
import type { CivilDate } from './civil-date.ts'
import type { Zone } from './zone.ts'

/** Degrees north and east. */
export interface Coordinates {
  readonly lat: number
  readonly lon: number
}

/** The sun's centre crossing an altitude (degrees above the horizon, without refraction), rising or setting. */
export interface SunCrossing {
  readonly altitude: number
  readonly side: 'rising' | 'setting'
}

/** Upper limb on the horizon, with the refraction there. */
export const sunriseAltitude = -0.833
/** Civil twilight. */
export const civilAltitude = -6

const rising = (altitude: number): SunCrossing => ({ altitude, side: 'rising' })
const setting = (altitude: number): SunCrossing => ({ altitude, side: 'setting' })

/** The events that have a name, in the order of a day. Noon and midnight are where the sun turns. */
export const sunEvents = {
  solar_midnight: 'midnight',
  astronomical_dawn: rising(-18),
  nautical_dawn: rising(-12),
  civil_dawn: rising(civilAltitude),
  sunrise: rising(sunriseAltitude),
  sunrise_end: rising(-0.3),
  golden_hour_end: rising(6),
  solar_noon: 'noon',
  golden_hour: setting(6),
  sunset_start: setting(-0.3),
  sunset: setting(sunriseAltitude),
  civil_dusk: setting(civilAltitude),
  nautical_dusk: setting(-12),
  astronomical_dusk: setting(-18),
} as const satisfies Readonly<Record<string, SunCrossing | 'noon' | 'midnight'>>

export type SunEventName = keyof typeof sunEvents
export type SunEvent = SunEventName | SunCrossing

/** Where the sun stands: degrees above the horizon (with refraction), and from north by east. */
export interface SunPosition {
  readonly altitude: number
  readonly azimuth: number
}

/** The moon as the sun lights it. */
export interface MoonLight {
  /** 0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter. */
  readonly phase: number
  /** How much of the disc is lit, 0 to 1. */
  readonly fraction: number
}

const halfDay = 43_200

const toDate = (instant: number): Date => new Date(instant * 1000)

export const isSunEventName = (name: unknown): name is SunEventName =>
  typeof name === 'string' && Object.hasOwn(sunEvents, name)

/** Sun and moon. suncalc is loaded when something is first asked. */
export class Sky {
  private readonly packages: Packages
  private loaded: typeof SunCalc | undefined

  /** @example new Sky(packages).event('sunset', { year: 2026, month: 6, day: 21 }, { lat: 64.1, lon: -21.9 }, zone) */
  constructor(packages: Packages) {
    this.packages = packages
  }

  /**
   * When an event of a date happens, or undefined: on this date the sun does not do that (polar day and night), or the
   * zone left the date out.
   *
   * @returns epoch seconds
   */
  event(event: SunEvent, date: CivilDate, place: Coordinates, zone: Zone): number | undefined {
    const clockNoon = zone.instantOf(date, halfDay)
    if (clockNoon === undefined) return undefined
    const what = typeof event === 'string' ? sunEvents[event] : event
    const noon = this.noonNear(clockNoon, place)
    if (what === 'noon') return noon
    const midnightBefore = (noon + this.noonNear(noon - 2 * halfDay, place)) / 2
    if (what === 'midnight') return midnightBefore
    if (what.side === 'rising') return this.crossing(what.altitude, midnightBefore, noon, place)
    return this.crossing(what.altitude, (noon + this.noonNear(noon + 2 * halfDay, place)) / 2, noon, place)
  }

  /** Where the sun stands at an instant. */
  position(instant: number, { lat, lon }: Coordinates): SunPosition {
    const { altitude, azimuth } = this.suncalc().getPosition(toDate(instant), lat, lon)
    return { altitude, azimuth }
  }

  /** Degrees of the sun's centre above the horizon without refraction, by which day, dusk and the events are defined. */
  altitude(instant: number, place: Coordinates): number {
    const apparent = this.position(instant, place).altitude
    let altitude = apparent
    // The air lifts less what stands higher: taking it off a few times ends within a thousandth of a degree.
    for (let round = 0; round < 6; round++) altitude = apparent - refraction(altitude)
    return altitude
  }

  moon(instant: number): MoonLight {
    const { phase, fraction } = this.suncalc().getMoonIllumination(toDate(instant))
    return { phase, fraction }
  }

  private suncalc(): typeof SunCalc {
    this.loaded ??= this.packages.load('suncalc') as typeof SunCalc
    return this.loaded
  }

  /** The solar noon of the solar day that an instant is in. */
  private noonNear(instant: number, { lat, lon }: Coordinates): number {
    return this.suncalc().getTimes(toDate(instant), lat, lon).solarNoon.getTime() / 1000
  }

  /** When the sun passes an altitude between a midnight and a noon; between them it only rises or only sets. */
  private crossing(altitude: number, midnight: number, noon: number, place: Coordinates): number | undefined {
    let low = midnight
    let high = noon
    if (this.altitude(low, place) >= altitude || this.altitude(high, place) < altitude) return undefined
    while (Math.abs(high - low) > 0.01) {
      const middle = (low + high) / 2
      if (this.altitude(middle, place) < altitude) low = middle
      else high = middle
    }
    return high
  }
}

/** Degrees by which suncalc lifts what stands `altitude` degrees high (Meeus 16.4); below the horizon as on it. */
function refraction(altitude: number): number {
  const radians = (Math.max(0, altitude) * Math.PI) / 180
  return ((0.0002967 / Math.tan(radians + 0.00312536 / (radians + 0.08901179))) * 180) / Math.PI
}
