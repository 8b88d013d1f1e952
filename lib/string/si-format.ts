/**
 * Numbers with the suffixes of the SI.
 *
 * Porting note: Kaithem writes 1000 as it is and 1000000 as `1000K`, fills whole numbers up with `.0`, and shows every negative number
 * as `-0.0f`; here 1000 is `1K`, zeros at the end are left out, and negative numbers look like positive ones.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'

/** Suffixes with what they multiply by, largest first. */
const suffixes = [
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['K', 1e3],
  ['', 1],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
  ['f', 1e-15],
] as const

/** Without a suffix from here on: a half is `0.5`, less is so many thousandths. */
const leastPlain = 0.5

const mostDigits = 20

function startOf(size: number): number {
  const index = suffixes.findIndex(([suffix, factor]) => size >= (suffix === '' ? leastPlain : factor))
  return index < 0 ? suffixes.length - 1 : index
}

function scaled(size: number, factor: number, digits: number): string {
  // Dividing by 0.001 is less exact than multiplying by 1000.
  const value = factor < 1 ? size * Math.round(1 / factor) : size / factor
  const text = value.toFixed(digits)
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function siFormat(value: unknown, digits: unknown = 2): string {
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `si_format needs a number, not ${valueText(value)}`, { value })
  }
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0 || digits > mostDigits) {
    throw new KaithemError('KAITHEM_VALUE', `si_format shows 0 to ${mostDigits} digits, not ${valueText(digits)}`, {
      digits,
    })
  }
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  const index = startOf(size)
  const [suffix, factor] = suffixes[index] ?? suffixes[0]
  const text = scaled(size, factor, digits)
  if (Number(text) === 0) return '0'
  const larger = suffixes[index - 1]
  const isFull = Number(text) >= 1000 && larger !== undefined
  return `${value < 0 ? '-' : ''}${isFull ? scaled(larger[1], larger[1], 0) + larger[0] : text + suffix}`
}
