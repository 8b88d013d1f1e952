/** Turns a pair of units into a function of a number. @module */

import { errorText, KaithemError } from '../errors.ts'
import { onRejection } from '../thenable.ts'
import { divide, isSafe, multiply, ONE, type Rational, rational, subtract, toNumber } from './rational.ts'
import type { Unit } from './unit.ts'

/** A conversion of numbers from one unit to another. @throws KAITHEM_TYPE, KAITHEM_VALUE. */
export type Converter = (value: number) => number

/** A unit under the name it was asked for by, for messages. */
export interface Side {
  readonly name: string
  readonly unit: Unit
  readonly type: string
}

/** A cycle is one turn: frequencies convert to angular velocities. */
const TURN: Rational = rational(2n * 314159265358979323846264338327950288n, 10n ** 35n)
const BRIDGES: readonly { readonly from: string; readonly to: string; readonly factor: Rational }[] = [
  { from: '1/s', to: 'rad/s', factor: TURN },
  { from: 'rad/s', to: '1/s', factor: divide(ONE, TURN) },
]

function bridge(from: Unit, to: Unit): Rational | undefined {
  return BRIDGES.find((pair) => pair.from === from.key && pair.to === to.key)?.factor
}

/** True when an amount in one unit can be told in the other. */
export function measureTheSame(from: Unit, to: Unit): boolean {
  return from.key === to.key || bridge(from, to) !== undefined
}

function refuse(value: unknown): never {
  if (typeof value === 'number') {
    throw new KaithemError('KAITHEM_VALUE', 'NaN cannot be converted: it is not an amount', { value })
  }
  const given = value === null ? 'null' : typeof value
  throw new KaithemError('KAITHEM_TYPE', `Only a number can be converted, not ${given}: use Number() first`, { given })
}

function check(value: number): number {
  return typeof value !== 'number' || Number.isNaN(value) ? refuse(value) : value
}

/** The straight line from one unit to the other, computed so that results are exact where a double allows it. */
function line(from: Unit, to: Unit): Converter {
  const slope = multiply(divide(from.scale, to.scale), bridge(from, to) ?? ONE)
  const start = divide(subtract(from.offset, to.offset), to.scale)
  const common = rational(start.d, slope.d)
  const below = slope.d * common.n
  const times = slope.n * common.n
  const plus = start.n * common.d
  const p = Number(times)
  const q = Number(plus)
  const r = Number(below)
  const exact = isSafe(times) && isSafe(plus) && isSafe(below)
  if (plus === 0n) {
    if (below === 1n && Number.isFinite(p)) return (value) => check(value) * p
    if (times === 1n && Number.isFinite(r)) return (value) => check(value) / r
    if (exact) return (value) => (check(value) * p) / r
    const factor = toNumber(slope)
    return (value) => check(value) * factor
  }
  if (exact) return (value) => (check(value) * p + q) / r
  const factor = toNumber(slope)
  const offset = toNumber(start)
  return (value) => check(value) * factor + offset
}

/** Through the functions of one or both units; whatever they do, the caller gets a number or a coded error. */
function curve(from: Side, to: Side, straight: Converter): Converter {
  const { toBase } = from.unit.curve ?? {}
  const { fromBase } = to.unit.curve ?? {}
  const fail = (value: number, reason: string, cause?: unknown): KaithemError => {
    const message = `${value} ${from.name} cannot be converted to ${to.name}: ${reason}`
    return new KaithemError('KAITHEM_VALUE', message, { value, from: from.name, to: to.name }, cause)
  }
  const run = (step: Converter | undefined, input: number, value: number): number => {
    if (step === undefined) return input
    let result: unknown
    try {
      result = step(input)
    } catch (error) {
      throw fail(value, `the function of the unit failed (${errorText(error)})`, error)
    }
    // Refused below like everything else that is no number; its failure must not end the process.
    onRejection(result, () => {})
    if (typeof result !== 'number' || Number.isNaN(result) || (Number.isFinite(value) && !Number.isFinite(result))) {
      throw fail(value, 'there is no such amount in that unit (a logarithm needs more than 0)')
    }
    return result
  }
  return (value) => run(fromBase, straight(run(toBase, check(value), value)), value)
}

/** The conversion between two units. @throws KAITHEM_UNIT_MISMATCH when they measure different things. */
export function createConverter(from: Side, to: Side, isConflict: boolean): Converter {
  if (isConflict || !measureTheSame(from.unit, to.unit)) {
    const message = `Cannot convert ${from.name} (${from.type}) to ${to.name} (${to.type}): they measure different things`
    const data = { from: from.name, to: to.name, fromType: from.type, toType: to.type }
    throw new KaithemError('KAITHEM_UNIT_MISMATCH', message, data)
  }
  const straight = line(from.unit, to.unit)
  return from.unit.curve === undefined && to.unit.curve === undefined ? straight : curve(from, to, straight)
}
