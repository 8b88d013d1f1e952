/** kaithem.time: what clocks show. @module */

import { readArguments, readTime } from './arguments.ts'
import { weekdayOf } from './civil-date.ts'
import type { TimeEngine } from './time-engine.ts'

/** Options of `strftime`. */
export interface StrftimeOptions {
  /** Epoch seconds. */
  readonly timestamp?: number | null
  /** Directives as Python and C have them. */
  readonly format?: string
  /** IANA name. */
  readonly timezone?: string
  /** Language for names and for `%c`, `%x` and `%X`, such as `de`. */
  readonly locale?: string
}

export interface ClockMembers {
  /**
   * The time in seconds since 1970, as clocks show it. It jumps when the clock of the machine is set; to measure how
   * long something takes, use `uptime`.
   *
   * Spec: time, lantime.
   *
   * @example kaithem.time.time() > 1_000_000_000 // => true
   */
  time(): number
  /**
   * As `time`.
   *
   * Spec: time, lantime.
   *
   * @example msg.payload = kaithem.time.lantime()
   */
  lantime(): number
  /**
   * Seconds since kaithem started, with fractions. Never runs backwards.
   *
   * Spec: time, uptime.
   *
   * @example kaithem.time.uptime() >= 0 // => true
   */
  uptime(): number
  /**
   * A time as text. Without more it is in the time zone of the settings (UTC where none is chosen) and looks like
   * `Sunday, June 21, 2026 at 05:33:20 PM CEST`.
   *
   * Spec: time, strftime.
   *
   * @param timestamp epoch seconds; default: now. Fractions show in `%f` only
   * @param options `format` with the directives of Python and C (`%Y-%m-%d %H:%M`), `timezone` (IANA name), `locale`
   * (`de`)
   * @throws KAITHEM_TYPE for a time that is no number; KAITHEM_VALUE for NaN, an unknown zone or language
   * @example kaithem.time.strftime(0) // => 'Thursday, January 01, 1970 at 12:00:00 AM UTC'
   */
  strftime(timestamp?: number | null | StrftimeOptions, options?: StrftimeOptions): string
  /** The year that the calendar shows in the time zone of the place. @example kaithem.time.year() > 2000 // => true */
  year(): number
  /** The month, 1 to 12. @example kaithem.time.month() <= 12 // => true */
  month(): number
  /** The day of the month, 1 to 31. @example kaithem.time.day() <= 31 // => true */
  day(): number
  /** The hour that clocks show in the time zone of the place, 0 to 23. @example kaithem.time.hour() < 24 // => true */
  hour(): number
  /** The minute, 0 to 59. @example kaithem.time.minute() < 60 // => true */
  minute(): number
  /** The second, 0 to 59. @example kaithem.time.second() < 60 // => true */
  second(): number
  /**
   * The day of the week in the time zone of the place, in English: `Monday` to `Sunday`.
   *
   * Spec: time, calendar.
   *
   * @example kaithem.time.dayofweek().endsWith('day') // => true
   */
  dayofweek(): string
  /**
   * Whether clocks are on summer time (daylight saving time) in the time zone of the place.
   *
   * Spec: time, calendar.
   *
   * @example typeof kaithem.time.isdst() // => 'boolean'
   */
  isdst(): boolean
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/**
 * Porting note: `dayofweek` answers a plain text; Kaithem's answer is also equal to numbers and to short names, which JavaScript
 * cannot have.
 */
export function clockMembers(engine: TimeEngine): ClockMembers {
  const now = (): number => engine.clock.wall()
  const shown = () => engine.zone.at(now())
  return {
    time: now,
    lantime: now,
    uptime: () => engine.uptime,
    strftime(...values) {
      const named = readArguments('strftime', values, ['timestamp'], ['format', 'timezone', 'locale'])
      const { timestamp, format, timezone, locale } = named as StrftimeOptions
      return engine.format(readTime(timestamp, now()), format, timezone, locale)
    },
    year: () => shown().year,
    month: () => shown().month,
    day: () => shown().day,
    hour: () => shown().hour,
    minute: () => shown().minute,
    second: () => shown().second,
    dayofweek: () => weekdays[weekdayOf(shown())] ?? '',
    isdst: () => engine.zone.isSummerTime(now()),
  }
}
