/** kaithem.time: where sun and moon stand now. @module */

import { readArguments, readTime } from './arguments.ts'
import { moonDays, moonPercent } from './moon.ts'
import { civilAltitude, type SunPosition, sunriseAltitude } from './sun.ts'
import type { TimeEngine } from './time-engine.ts'
import type { DateInput } from './when.ts'
import { dateOf } from './when.ts'
import type { PlaceOptions } from './where.ts'

/** A place and a date, by name. */
export interface DateOptions extends PlaceOptions {
  readonly date?: DateInput | null
}

/** A place and a time, by name. */
export interface TimeOptions extends PlaceOptions {
  /** Epoch seconds. */
  readonly timestamp?: number | null
}

/** Latitude, or everything by name. */
export type LatOr<Options> = number | null | Options

export interface SkyMembers {
  /**
   * The phase of the moon from 0 to 28: 0 is new moon, 7 the first quarter, 14 full moon, 21 the last quarter.
   *
   * Spec: time, moon_phase.
   *
   * @param timestamp epoch seconds; default: now
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for something that is no time
   * @example Math.round(kaithem.time.moon_phase(1_782_777_420)) // => 14
   */
  moon_phase(timestamp?: number | null): number
  /**
   * How far the moon is from new (0) on its way to full (100), and back. It grows and falls evenly; the lit part of the
   * disc does not.
   *
   * Spec: time, moon_percent.
   *
   * @param timestamp epoch seconds; default: now
   * @example kaithem.time.moon_percent(1_782_777_420) > 96 // => true
   */
  moon_percent(timestamp?: number | null): number
  /**
   * Whether the upper edge of the sun is above the horizon (its centre above -0.833 degrees). Never fails in polar day
   * and night.
   *
   * Spec: time, is_day.
   *
   * @param lat degrees north, -90 to 90; both coordinates or neither. Default: those of the settings
   * @param lon degrees east, -180 to 180
   * @throws KAITHEM_NO_LOCATION without coordinates where none are set; KAITHEM_VALUE for one alone or out of range
   * @example kaithem.time.is_day(52.52, 13.4) === kaithem.time.is_night(52.52, 13.4) // => false
   */
  is_day(lat?: LatOr<PlaceOptions>, lon?: number | null): boolean
  /**
   * The opposite of `is_day`.
   *
   * Spec: time, is_day.
   *
   * @example kaithem.time.is_night(52.52, 13.4) === !kaithem.time.is_day(52.52, 13.4) // => true
   */
  is_night(lat?: LatOr<PlaceOptions>, lon?: number | null): boolean
  /**
   * Whether the sun is more than 6 degrees below the horizon, the end of civil twilight: time for lights.
   *
   * Spec: time, is_dark.
   *
   * @throws KAITHEM_NO_LOCATION, KAITHEM_VALUE as `is_day`
   * @example kaithem.time.is_dark(52.52, 13.4) === !kaithem.time.is_light(52.52, 13.4) // => true
   */
  is_dark(lat?: LatOr<PlaceOptions>, lon?: number | null): boolean
  /**
   * The opposite of `is_dark`.
   *
   * Spec: time, is_dark.
   *
   * @example if (kaithem.time.is_light(52.52, 13.4)) msg.payload = 'off'
   */
  is_light(lat?: LatOr<PlaceOptions>, lon?: number | null): boolean
  /**
   * Whether it is Rahukaalam: one of eight equal parts of the day from sunrise to sunset, another one on each weekday.
   *
   * Spec: time, is_rahu.
   *
   * @param lat degrees north; both coordinates or neither. Default: those of the settings
   * @param lon degrees east
   * @throws KAITHEM_NO_EVENT on days without sunrise or sunset; KAITHEM_NO_LOCATION, KAITHEM_VALUE as `is_day`
   * @example typeof kaithem.time.is_rahu(27.7, 85.3) // => 'boolean'
   */
  is_rahu(lat?: LatOr<PlaceOptions>, lon?: number | null): boolean
  /**
   * When Rahukaalam of a date begins, in seconds since 1970.
   *
   * Spec: time, is_rahu.
   *
   * @param lat degrees north; both coordinates or neither. Default: those of the settings
   * @param lon degrees east
   * @param date as for `sunrise_time`; default: today
   * @throws KAITHEM_NO_EVENT on days without sunrise or sunset
   * @example kaithem.time.rahu_end(27.7, 85.3) > kaithem.time.rahu_start(27.7, 85.3) // => true
   */
  rahu_start(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * When Rahukaalam of a date ends.
   *
   * Spec: time, is_rahu.
   *
   * @example msg.payload = kaithem.time.rahu_end(27.7, 85.3, '2026-06-21')
   */
  rahu_end(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * Where the sun stands: `altitude` in degrees above the horizon with refraction, `azimuth` from north by east (90 is
   * east, 180 south).
   *
   * Spec: time, sun_position.
   *
   * @param lat degrees north; both coordinates or neither. Default: those of the settings
   * @param lon degrees east
   * @param timestamp epoch seconds; default: now
   * @throws KAITHEM_NO_LOCATION, KAITHEM_VALUE, KAITHEM_TYPE
   * @example Math.round(kaithem.time.sun_position(0, 0, 1_774_008_450).altitude) // => 90
   */
  sun_position(lat?: LatOr<TimeOptions>, lon?: number | null, timestamp?: number | null): SunPosition
}

const place = ['lat', 'lon']

export function skyMembers(engine: TimeEngine): SkyMembers {
  const { sky, clock } = engine
  const now = (): number => clock.wall()
  const phase = (timestamp: unknown): number => sky.moon(readTime(timestamp, now())).phase
  const altitude = (call: string, values: unknown[]): number =>
    sky.altitude(now(), engine.spot(readArguments(call, values, place, ['timezone'])))
  const isDay = (call: string, values: unknown[]): boolean => altitude(call, values) > sunriseAltitude
  const isLight = (call: string, values: unknown[]): boolean => altitude(call, values) >= civilAltitude
  const rahu = (call: string, values: unknown[]) => {
    const options = readArguments(call, values, [...place, 'date'], ['timezone']) as DateOptions
    const spot = engine.spot(options)
    return engine.rahu(dateOf(options.date, spot.zone, now()), spot)
  }
  return {
    moon_phase: (timestamp) => moonDays(phase(timestamp)),
    moon_percent: (timestamp) => moonPercent(phase(timestamp)),
    is_day: (...values) => isDay('is_day', values),
    is_night: (...values) => !isDay('is_night', values),
    is_dark: (...values) => !isLight('is_dark', values),
    is_light: (...values) => isLight('is_light', values),
    is_rahu(...values) {
      const [start, end] = rahu('is_rahu', values.slice(0, 2))
      return start <= now() && now() <= end
    },
    rahu_start: (...values) => Math.round(rahu('rahu_start', values)[0]),
    rahu_end: (...values) => Math.round(rahu('rahu_end', values)[1]),
    sun_position(...values) {
      const options = readArguments('sun_position', values, [...place, 'timestamp'], ['timezone']) as TimeOptions
      return sky.position(readTime(options.timestamp, now()), engine.spot(options))
    },
  }
}
