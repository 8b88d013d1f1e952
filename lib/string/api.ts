/** kaithem.string, start here: numbers and times as text. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import { siFormat } from './si-format.ts'
import { type IntervalOptions, timeInterval } from './time-interval.ts'

export type { IntervalOptions, IntervalStyle } from './time-interval.ts'

/** The members of `kaithem.string`. */
export interface StringMembers {
  /**
   * A time as the user of the page likes it; outside a page as `kaithem.time.strftime` gives it, in the time zone of the
   * settings (UTC where none is chosen).
   *
   * Spec: string, usrstrftime.
   *
   * @param time epoch seconds; now when left out
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when that is no time
   * @example kaithem.string.usrstrftime(0) // => 'Thursday, January 01, 1970 at 12:00:00 AM UTC'
   */
  usrstrftime(time?: number | null): string
  /**
   * A number with a suffix: f, p, n, u, m, K, M, G, T, P. Numbers below a half become thousandths (`250m`).
   *
   * Spec: string, si_format.
   *
   * @param n the number
   * @param d digits behind the point, at most; default 2, 0 to 20. Or `{ d }`
   * @throws KAITHEM_TYPE when it is no number, KAITHEM_VALUE for digits that cannot be
   * @example kaithem.string.si_format(1234567) // => '1.23M'
   */
  si_format(n: number, d?: number | { readonly d?: number }): string
  /**
   * A length of time in words, the largest units first and the rest left out. A year has 365 days, a month a twelfth
   * of a year.
   *
   * Spec: string, format_time_interval.
   *
   * @param n seconds
   * @param places units to show at most; default 2
   * @param clock true: `HH:MM`, with 3 places `HH:MM:SS`, with 4 `HH:MM:SS:mmm`
   * @param options the same by name, and `style`: `words` (`1 minute 5 seconds`), `long` (`1 minute, 5 seconds`) or
   * `abbr` (`1m 5s`)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no length of time or no such option
   * @example kaithem.string.format_time_interval(65, 2) // => '1 minute 5 seconds'
   */
  format_time_interval(
    n: number,
    places?: number | IntervalOptions,
    clock?: boolean | IntervalOptions,
    options?: IntervalOptions,
  ): string
}

/** The text part of the kaithem object. */
export type StringApi = WithAliases<StringMembers>

export interface StringDeps {
  /** Now, as people's clocks show it. */
  readonly now: () => number
  /** A time as whoever reads it likes: the user of the page, or everybody. */
  readonly format: (time: number) => string
}

function named(who: string, value: unknown, known: readonly string[]): object {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new KaithemError('KAITHEM_TYPE', `Options are { ${known.join(', ')} }, not ${valueText(value)}`, {})
  }
  refuseUnknownOptions(who, value, known)
  return value
}

/** Whatever counts as true is true, as in its place. */
function truthful(options: IntervalOptions): IntervalOptions {
  return 'clock' in options ? { ...options, clock: Boolean(options.clock) } : options
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

function intervalOptions(places: unknown, clock: unknown, options: unknown): IntervalOptions {
  const given = [places, clock, options].find(isObject) ?? options
  return {
    ...(places === undefined || places === null || isObject(places) ? {} : { places: places as number }),
    ...(clock === undefined || clock === null || isObject(clock) ? {} : { clock: Boolean(clock) }),
    ...truthful(named('format_time_interval()', given, ['places', 'clock', 'style'])),
  }
}

/** Text belongs to nobody: all views share it. */
export function createStringApi({ now, format }: StringDeps): StringApi {
  const members: StringMembers = {
    usrstrftime: (time) => format(time ?? now()),
    si_format: (n, d) => siFormat(n, isObject(d) ? (named('si_format()', d, ['d']) as { d?: number }).d : d),
    format_time_interval: (n, places, clock, options) => timeInterval(n, intervalOptions(places, clock, options)),
  }
  addAliases(members)
  return members as StringApi
}
