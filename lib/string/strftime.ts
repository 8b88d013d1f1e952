/**
 * Times as text, by the `%` directives that Python and C share.
 *
 * Porting note: names of days and months are English unless a locale is given, whatever the machine speaks.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'
import { abbreviation, offsetText } from '../time/abbreviation.ts'
import { type CivilDate, utcSeconds, weekdayOf } from '../time/civil-date.ts'
import { type CivilTime, Zone } from '../time/zone.ts'
import { compositeFormat, localeName } from './strftime-locale.ts'

/** What directives read. */
interface Moment extends CivilTime {
  readonly instant: number
  readonly zone: Zone
  readonly locale: string
  /** 0 is Monday. */
  readonly weekday: number
  /** 1 to 366. */
  readonly yearDay: number
}

/** A number with the width and the filling that it has without flags. */
type Digits = readonly [value: number, width: number, fill?: '0' | ' ']

const hour12 = (hour: number): number => hour % 12 || 12
const dayInstant = (date: CivilDate): number => utcSeconds(date, 43_200)

/** Year and week as ISO 8601 counts them: week 1 holds the first Thursday. */
function isoWeek({ yearDay, weekday, year }: Moment): readonly [year: number, week: number] {
  const week = Math.floor((yearDay - 1 - weekday + 10) / 7)
  if (week < 1) return [year - 1, weeksOf(year - 1)]
  return week > weeksOf(year) ? [year + 1, 1] : [year, week]
}

function weeksOf(year: number): number {
  const first = weekdayOf({ year, month: 1, day: 1 })
  const last = weekdayOf({ year, month: 12, day: 31 })
  return first === 3 || last === 3 ? 53 : 52
}

const numbers: Readonly<Record<string, (moment: Moment) => Digits>> = {
  C: ({ year }) => [Math.floor(year / 100), 2],
  d: ({ day }) => [day, 2],
  e: ({ day }) => [day, 2, ' '],
  f: ({ instant }) => [Math.floor((instant - Math.floor(instant)) * 1e6), 6],
  g: (moment) => [isoWeek(moment)[0] % 100, 2],
  G: (moment) => [isoWeek(moment)[0], 1],
  H: ({ hour }) => [hour, 2],
  I: ({ hour }) => [hour12(hour), 2],
  j: ({ yearDay }) => [yearDay, 3],
  k: ({ hour }) => [hour, 2, ' '],
  l: ({ hour }) => [hour12(hour), 2, ' '],
  m: ({ month }) => [month, 2],
  M: ({ minute }) => [minute, 2],
  s: ({ instant }) => [Math.floor(instant), 1],
  S: ({ second }) => [second, 2],
  u: ({ weekday }) => [weekday + 1, 1],
  U: ({ yearDay, weekday }) => [Math.floor((yearDay + 6 - ((weekday + 1) % 7)) / 7), 2],
  V: (moment) => [isoWeek(moment)[1], 2],
  w: ({ weekday }) => [(weekday + 1) % 7, 1],
  W: ({ yearDay, weekday }) => [Math.floor((yearDay + 6 - weekday) / 7), 2],
  y: ({ year }) => [((year % 100) + 100) % 100, 2],
  Y: ({ year }) => [year, 1],
}

const texts: Readonly<Record<string, (moment: Moment) => string>> = {
  a: (moment) => localeName(moment.locale, { weekday: 'short' }, dayInstant(moment)),
  A: (moment) => localeName(moment.locale, { weekday: 'long' }, dayInstant(moment)),
  b: (moment) => localeName(moment.locale, { month: 'short' }, dayInstant(moment)),
  B: (moment) => localeName(moment.locale, { month: 'long' }, dayInstant(moment)),
  h: (moment) => localeName(moment.locale, { month: 'short' }, dayInstant(moment)),
  n: () => '\n',
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  P: ({ hour }) => (hour < 12 ? 'am' : 'pm'),
  t: () => '\t',
  z: ({ zone, instant }) => offsetText(zone.offsetAt(instant)),
  Z: ({ zone, instant }) => abbreviation(zone, instant),
  '%': () => '%',
}

/** `%`, flags (no filling, spaces, zeros, capitals, other case), the modifiers of other calendars, the directive. */
const directive = /%([-_0^#]*)[EO]?(:?[a-zA-Z%])/g

function momentOf(instant: number, zone: Zone, locale: string): Moment {
  const shown = zone.at(instant)
  const yearDay = (utcSeconds(shown) - utcSeconds({ year: shown.year, month: 1, day: 1 })) / 86_400 + 1
  return { ...shown, instant, zone, locale, weekday: weekdayOf(shown), yearDay }
}

function fill([value, width, filling = '0']: Digits, flags: string): string {
  const digits = String(Math.abs(value))
  const sign = value < 0 ? '-' : ''
  if (flags.includes('-')) return sign + digits
  const pad = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : filling
  return sign + digits.padStart(width, pad)
}

function expand(format: string, moment: Moment): string {
  return format.replace(directive, (whole, flags: string, letter: string) => {
    const number = numbers[letter]
    if (number !== undefined) return fill(number(moment), flags)
    const composite = compositeFormat(moment.locale, letter)
    const text = composite === undefined ? texts[letter]?.(moment) : expand(composite, moment)
    if (text === undefined) return letter === ':z' ? offsetText(moment.zone.offsetAt(moment.instant), ':') : whole
    if (flags.includes('^')) return text.toUpperCase()
    return flags.includes('#') ? otherCase(letter, text) : text
  })
}

/** What `#` does: names in capitals, AM and PM and zones in small letters. */
const otherCase = (letter: string, text: string): string =>
  /[pZ]/.test(letter) ? text.toLowerCase() : text.toUpperCase()

/**
 * Formats a time. Directives that do not exist are left as they are; fractions of a second show in `%f` only.
 *
 * @param format such as `%Y-%m-%d %H:%M:%S`
 * @param instant epoch seconds
 * @param zone whose clocks to read, by IANA name
 * @param locale BCP 47 name for the names of days and months and for `%c`, `%x` and `%X`; default English as in C
 * @throws KAITHEM_VALUE for a time that is no number, an unknown zone or locale; KAITHEM_TYPE for a format that is no text
 * @example strftime('%A, %d %B %Y, %H:%M %Z', 0, 'Europe/Berlin') // 'Thursday, 01 January 1970, 01:00 CET'
 */
export function strftime(format: string, instant: number, zone: Zone | string, locale = 'C'): string {
  if (typeof format !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A format of a time is a text such as %H:%M, not ${valueText(format)}`, {
      format,
    })
  }
  const moment = momentOf(instant, typeof zone === 'string' ? new Zone(zone) : zone, locale)
  return expand(format, moment)
}
