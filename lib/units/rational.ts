/** Exact fractions of big integers, so that a chain of factors loses nothing before its last step. @module */

import { KaithemError } from '../errors.ts'

/** A reduced fraction; `d` is positive. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

/** More digits than a double holds; it cancels exactly, so a turn is exactly 360 degrees. */
const PI: Rational = { n: 314159265358979323846264338327950288n, d: 10n ** 35n }
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b
  while (y !== 0n) {
    const rest = x % y
    x = y
    y = rest
  }
  return x
}

/** The fraction n/d, reduced. @throws KAITHEM_VALUE when `d` is 0. */
export function rational(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new KaithemError('KAITHEM_VALUE', 'A unit factor cannot be divided by 0')
  const divisor = d < 0n ? -gcd(n, -d) : gcd(n, d)
  return { n: n / divisor, d: d / divisor }
}

function decimal(text: string): Rational {
  const match = DECIMAL.exec(text)
  if (match === null) throw new KaithemError('KAITHEM_VALUE', `"${text}" is not a decimal number`, { text })
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(`${sign}${whole}${fraction}`)
  const shift = Number(exponent) - fraction.length
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift), 1n) : rational(digits, 10n ** BigInt(-shift))
}

function factor(text: string): Rational {
  if (!text.endsWith('pi')) return decimal(text)
  const times = text.slice(0, -2)
  return times === '' ? PI : multiply(decimal(times), PI)
}

/**
 * The fraction a text stands for: a decimal, a quotient of decimals, with `pi` where needed.
 *
 * @example fromText('2pi/60'); fromText('1200/3937')
 */
export function fromText(text: string): Rational {
  const slash = text.indexOf('/')
  return slash < 0 ? factor(text) : divide(factor(text.slice(0, slash)), factor(text.slice(slash + 1)))
}

/** The decimal that a finite number prints as: 0.1 means a tenth, not its nearest binary fraction. */
export function fromNumber(value: number): Rational {
  return decimal(String(value))
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d)
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n)
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d - b.n * a.d, a.d * b.d)
}

export function power(a: Rational, exponent: number): Rational {
  const times = BigInt(Math.abs(exponent))
  return exponent < 0 ? rational(a.d ** times, a.n ** times) : { n: a.n ** times, d: a.d ** times }
}

/** True when a double holds the integer exactly. */
export function isSafe(value: bigint): boolean {
  return value <= SAFE && value >= -SAFE
}

function bits(value: bigint): number {
  return value.toString(16).length * 4
}

/** About how many bits the fraction takes. */
export function bitLength({ n, d }: Rational): number {
  return bits(n) + bits(d)
}

/** The nearest double; 0 or Infinity when it is out of range. */
export function toNumber({ n, d }: Rational): number {
  if (isSafe(n) && isSafe(d)) return Number(n) / Number(d)
  if (n < 0n) return -toNumber({ n: -n, d })
  const shift = bits(d) - bits(n) + 72
  const top = shift >= 0 ? n << BigInt(shift) : n
  const bottom = shift >= 0 ? d : d << BigInt(-shift)
  // A lost remainder must still break ties, or the result would be rounded twice.
  const quotient = (top / bottom) | (top % bottom === 0n ? 0n : 1n)
  const half = Math.trunc(shift / 2)
  return Number(quotient) * 2 ** -half * 2 ** -(shift - half)
}

/** True when the fraction as a double is neither 0 nor infinite. */
export function isCountable(value: Rational): boolean {
  const number = toNumber(value)
  return number !== 0 && Number.isFinite(number)
}
