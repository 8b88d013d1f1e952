/**
 * Lengths of time as text.
 *
 * Porting note: Kaithem's manual has `1 minute 5 seconds`, its code writes `1m 5s` or `1 minute, 5 seconds`; the first is the default
 * here, the others are styles. Rests of binary fractions are not shown, a negative length gets a minus sign, and none is `0 seconds`.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'

/** `words` is `1 minute 5 seconds`, `long` is `1 minute, 5 seconds`, `abbr` is `1m 5s`. */
export type IntervalStyle = 'words' | 'long' | 'abbr'

export interface IntervalOptions {
  /** Units to show at most, largest first; default 2. */
  readonly places?: number
  /** `HH:MM` instead; with 3 places `HH:MM:SS`, with 4 `HH:MM:SS:mmm`. */
  readonly clock?: boolean
  /** Default `words`. */
  readonly style?: IntervalStyle
}

type Unit = readonly [size: number, name: string, short: string]

/** In microseconds; a month is the twelfth part of 365.242 days. */
const units: readonly Unit[] = [
  [31_536_000e6, 'year', 'y'],
  [2_629_742.4e6, 'month', 'mo'],
  [604_800e6, 'week', 'w'],
  [86_400e6, 'day', 'd'],
  [3600e6, 'hour', 'h'],
  [60e6, 'minute', 'm'],
  [1e6, 'second', 's'],
  [1e3, 'millisecond', 'ms'],
  [1, 'microsecond', 'us'],
]

/** In femtoseconds, for what is shorter than a microsecond. */
const tinyUnits: readonly Unit[] = [
  [1e6, 'nanosecond', 'ns'],
  [1e3, 'picosecond', 'ps'],
  [1, 'femtosecond', 'fs'],
]

const styles: Readonly<Record<IntervalStyle, (count: number, unit: Unit) => string>> = {
  words: (count, [, name]) => `${count} ${name}${count === 1 ? '' : 's'}`,
  long: (count, [, name]) => `${count} ${name}${count === 1 ? '' : 's'}`,
  abbr: (count, [, , short]) => `${count}${short}`,
}

const second: Unit = [1e6, 'second', 's']

function inUnits(seconds: number, places: number, style: IntervalStyle): string {
  const isTiny = seconds < 0.5e-6
  let rest = Math.round(seconds * (isTiny ? 1e15 : 1e6))
  if (rest === 0) return styles[style](0, second)
  const parts: string[] = []
  for (const unit of isTiny ? tinyUnits : units) {
    const count = Math.floor(rest / unit[0])
    rest -= count * unit[0]
    if (count > 0 && parts.length < places) parts.push(styles[style](count, unit))
  }
  return parts.join(style === 'long' ? ', ' : ' ')
}

function asClock(seconds: number, places: number): string {
  const whole = Math.floor(Math.round(seconds * 1e6) / 1e3)
  const two = (value: number): string => String(value).padStart(2, '0')
  const parts = [two(Math.floor(whole / 3_600_000)), two(Math.floor(whole / 60_000) % 60)]
  if (places >= 3) parts.push(two(Math.floor(whole / 1000) % 60))
  if (places >= 4) parts.push(String(whole % 1000).padStart(3, '0'))
  return parts.join(':')
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function timeInterval(length: unknown, options: IntervalOptions = {}): string {
  const { places = 2, clock = false, style = 'words' } = options
  if (typeof length !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `A length of time is a number of seconds, not ${valueText(length)}`, {})
  }
  if (!Number.isFinite(length)) {
    throw new KaithemError('KAITHEM_VALUE', `${length} is no length of time in seconds`, { length })
  }
  if (typeof places !== 'number' || !(places >= 0)) {
    throw new KaithemError('KAITHEM_VALUE', `places must be a number of at least 0, not ${valueText(places)}`, {
      places,
    })
  }
  if (!Object.hasOwn(styles, style)) {
    throw new KaithemError('KAITHEM_VALUE', `There is no style ${valueText(style)}, only words, long and abbr`, {
      style,
    })
  }
  const size = Math.abs(length)
  const text = clock ? asClock(size, places) : inUnits(size, places, style)
  return length < 0 && /[1-9]/.test(text) ? `-${text}` : text
}
