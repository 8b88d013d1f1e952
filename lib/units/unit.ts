/** One unit, ready for arithmetic. @module */

import { combine, type Dimension, formula } from './dimension.ts'
import { divide, multiply, power, type Rational, ZERO } from './rational.ts'

/** A pair of functions between a unit and the base unit of its type. */
export interface Curve {
  readonly toBase: (value: number) => number
  readonly fromBase: (value: number) => number
}

/** In base units, an amount of `v` is `v * scale + offset`; with a curve it is `curve.toBase(v) * scale`. */
export interface Unit {
  readonly scale: Rational
  readonly offset: Rational
  readonly dimension: Dimension
  /** The formula of the dimension; equal keys mean convertible. */
  readonly key: string
  /** What a unit with a name of its own is listed under; a compound unit has none. */
  readonly type: string | undefined
  readonly curve?: Curve
}

/** A unit that is only a factor. */
export function linearUnit(scale: Rational, dimension: Dimension, type?: string): Unit {
  return { scale, offset: ZERO, dimension, key: formula(dimension), type }
}

/** True when the unit is only a factor, and can so take a prefix, be a base, or be part of a compound. */
export function isLinear(unit: Unit): boolean {
  return unit.curve === undefined && unit.offset.n === 0n
}

/**
 * The unit `a * b^exponent`. In a compound a unit with an offset counts as a difference: W/degC is W/K.
 *
 * The result has no type of its own.
 */
export function multiplyUnits(a: Unit, b: Unit, exponent: number): Unit {
  const factor = power(b.scale, Math.abs(exponent))
  const scale = exponent < 0 ? divide(a.scale, factor) : multiply(a.scale, factor)
  return linearUnit(scale, combine(a.dimension, b.dimension, exponent))
}
