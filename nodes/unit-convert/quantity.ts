/** Numbers in and out of a conversion: reading, rounding, and the text or object with an SI prefix. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { UnitsApi } from '../../lib/units/api.ts'
import type { Rounding, UnitConvertConfig } from './config.ts'

/** A result with its unit, ready to be shown. */
export interface Shown {
  readonly value: number
  readonly unit: string
  readonly text: string
}

/**
 * The number in a message: a number, or a text that is one.
 *
 * @throws KAITHEM_TYPE if it is neither, KAITHEM_VALUE for NaN
 */
export function readQuantity(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && !Number.isNaN(number)) return number
  if (typeof value === 'number') throw new KaithemError('KAITHEM_VALUE', 'The value to convert is NaN', {})
  const shown = typeof value === 'string' ? `'${value.slice(0, 40)}'` : describe(value)
  throw new KaithemError('KAITHEM_TYPE', `The value to convert must be a number, not ${shown}`, { type: typeof value })
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : typeof value
}

/** Rounds to decimal places or to significant digits; halves go away from zero. */
export function round(value: number, { kind, digits }: Rounding): number {
  if (kind === 'none' || !Number.isFinite(value)) return value
  if (kind === 'significant') return Number(value.toPrecision(digits))
  const result = Math.sign(value) * shift(Math.round(shift(Math.abs(value), digits)), -digits)
  // Beyond about 1e308 shifting overflows; such a number has no decimals to round.
  return Number.isFinite(result) ? result : value
}

/** Moves the decimal point in the text of the number, which is exact where multiplying is not. */
function shift(value: number, places: number): number {
  const [mantissa, exponent] = value.toExponential().split('e')
  return Number(`${mantissa}e${Number(exponent) + places}`)
}

/** The result in the form the settings ask for. */
export function format(value: number, unit: string, config: UnitConvertConfig, units: Pick<UnitsApi, 'best'>): Shown {
  if (config.format === 'number') return show(round(value, config.rounding), unit)
  const best = units.best(value, unit)
  const rounded = round(best.value, config.rounding)
  // Rounding may reach the next prefix: 999.96 m to one decimal is 1 km.
  const again = units.best(rounded, best.unit)
  return show(round(again.value, config.rounding), again.unit)
}

function show(value: number, unit: string): Shown {
  return { value, unit, text: unit === '' ? String(value) : `${value} ${unit}` }
}

/** At most six significant digits, for the status. */
export function short(value: number): number {
  return Number(value.toPrecision(6))
}
