/**
 * The value of a meter as text, in its display units.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import { siFormat } from '../string/si-format.ts'
import type { UnitTable } from '../units/unit-table.ts'

/** Units that are shown with prefixes of the SI. */
const prefixed: ReadonlySet<string> = new Set(['m', 'Pa', 'g', 'V', 'A'])
/** How units are written behind a number. */
const symbols: Readonly<Record<string, string>> = { degC: 'C', degF: 'F', degK: 'K' }

const round = (value: number, digits: number): number => {
  const factor = 10 ** digits
  const result = Math.round(Math.abs(value) * factor) / factor
  return Number.isFinite(result) ? (value < 0 ? -result : result) + 0 : value
}

/** A number as meters keep it. */
export const rounded = (value: number): number => round(value, 3)

const symbolOf = (unit: string): string => (Object.hasOwn(symbols, unit) ? (symbols[unit] ?? unit) : unit)

/** Two decimals; what was converted is never a whole number to the eye: 68 degF of 20 degC are 68.0. */
function decimals(value: number, isConverted: boolean): string {
  const text = String(round(value, 2))
  return isConverted && /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** What a value is shown in: those given, else those of its kind. */
export function shownUnits(units: UnitTable, unit: string, displayUnits: string | undefined): string[] {
  const list = displayUnits === undefined || displayUnits === '' ? units.defaultDisplayUnits(unit) : displayUnits
  return list.split('|').filter((one) => one !== '')
}

/**
 * The text, such as `20C/68.0F`. Units that do not fit are left out, and `onUnknown` is told.
 */
export function meterText(
  units: UnitTable,
  value: number,
  unit: string,
  displayUnits?: string,
  onUnknown: (unit: string, error: unknown) => void = () => {},
): string {
  if (unit === '') return String(rounded(value))
  const parts = shownUnits(units, unit, displayUnits).flatMap((shown) => {
    try {
      const amount = shown === unit ? value : units.convert(value, unit, shown)
      if (!Number.isFinite(amount)) return []
      const number = prefixed.has(shown) ? siFormat(amount) : decimals(amount, shown !== unit)
      return [number + symbolOf(shown)]
    } catch (error) {
      if (error instanceof KaithemError) onUnknown(shown, error)
      return []
    }
  })
  return parts.length > 0 ? parts.join('/') : `${rounded(value)}${symbolOf(unit)}`
}
