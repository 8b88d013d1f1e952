/** Adds units at run time. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import { checkNewName, checkTypeName } from './names.ts'
import { fromNumber, isCountable, multiply } from './rational.ts'
import type { UnitRegistry } from './registry.ts'
import { type Curve, isLinear, type Unit } from './unit.ts'

/** How many base units one new unit is, or functions to and from the base unit, in this order. */
export type Multiplier = number | readonly [toBase: (value: number) => number, fromBase: (value: number) => number]

function checkCurve(name: string, pair: readonly unknown[]): Curve {
  const [toBase, fromBase] = pair
  if (pair.length === 2 && typeof toBase === 'function' && typeof fromBase === 'function') {
    return { toBase: (value) => toBase(value), fromBase: (value) => fromBase(value) }
  }
  const message = `The unit "${name}" needs two functions: [to the base unit, from the base unit]`
  throw new KaithemError('KAITHEM_TYPE', message, { unit: name })
}

function checkFactor(name: string, multiplier: unknown): number {
  if (typeof multiplier !== 'number') {
    const message = `The multiplier of "${name}" must be a number or two functions, not ${typeof multiplier}`
    throw new KaithemError('KAITHEM_TYPE', message, { unit: name })
  }
  if (multiplier === 0 || !Number.isFinite(multiplier)) {
    const message = `The multiplier of "${name}" must be finite and not 0, not ${multiplier}`
    throw new KaithemError('KAITHEM_VALUE', message, { unit: name, multiplier })
  }
  return multiplier
}

function resolveBase(name: string, registry: UnitRegistry, baseUnit: unknown): Unit {
  try {
    return registry.resolve(baseUnit)
  } catch (error) {
    if (!isKaithemError(error) || error.code !== 'KAITHEM_UNIT') throw error
    const message = `"${name}" cannot be based on a unit that is not there: ${errorText(error)}`
    throw new KaithemError('KAITHEM_KEY', message, { unit: name, base: baseUnit }, error)
  }
}

function checkBase(name: string, registry: UnitRegistry, type: string, baseUnit: unknown): Unit | undefined {
  if (baseUnit === undefined || baseUnit === null) return undefined
  const base = resolveBase(name, registry, baseUnit)
  if (!isLinear(base)) {
    const message = `"${name}" cannot be based on "${String(baseUnit)}", which is not a plain multiple of anything`
    throw new KaithemError('KAITHEM_VALUE', message, { unit: name, base: baseUnit })
  }
  const expected = registry.type(type)?.base()
  if (expected !== undefined && expected.key !== base.key) {
    const actual = registry.typeOf(base)
    const message = `"${name}" cannot be of type ${type}: its base "${String(baseUnit)}" measures ${actual}`
    throw new KaithemError('KAITHEM_UNIT_MISMATCH', message, { unit: name, base: baseUnit, type, actual })
  }
  return base
}

/**
 * Adds the unit to the registry; see `kaithem.units.define`.
 *
 * Porting note: Kaithem's code takes an unused offset as the fourth argument and the base as the fifth; its manual
 * documents the base as the fourth, which is what this does.
 */
export function defineUnit(
  registry: UnitRegistry,
  name: unknown,
  multiplier: unknown,
  type: unknown,
  baseUnit?: unknown,
): void {
  const unitName = checkNewName(name)
  const typeName = checkTypeName(type)
  const base = checkBase(unitName, registry, typeName, baseUnit)
  if (Array.isArray(multiplier)) {
    const curve = checkCurve(unitName, multiplier)
    if (base !== undefined) {
      const message = `"${unitName}" is made of functions and so always counts in the base unit of its type: leave the base out`
      throw new KaithemError('KAITHEM_VALUE', message, { unit: unitName })
    }
    const own = registry.ensureType(typeName).base()
    registry.add(unitName, { ...own, type: typeName, curve }, typeName)
    return
  }
  const factor = fromNumber(checkFactor(unitName, multiplier))
  const unit = base ?? registry.ensureType(typeName).base()
  const scale = multiply(unit.scale, factor)
  if (!isCountable(scale)) {
    const message = `"${unitName}" is too big or too small to count in`
    throw new KaithemError('KAITHEM_VALUE', message, { unit: unitName, multiplier })
  }
  registry.ensureType(typeName, unit)
  registry.add(unitName, { ...unit, scale, type: typeName }, typeName)
}
