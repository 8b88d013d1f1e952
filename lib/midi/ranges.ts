/** The ranges of what MIDI carries. @module */

import { KaithemError, valueText } from '../errors.ts'

/**
 * @returns the value, a whole number from `least` to `most`
 * @throws KAITHEM_VALUE, KAITHEM_TYPE naming what it is of
 * @example checkRange(64, 'note', 0, 127) // 64
 */
export function checkRange(value: unknown, what: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  const code = typeof value === 'number' ? 'KAITHEM_VALUE' : 'KAITHEM_TYPE'
  const text = `The ${what} is ${valueText(value).slice(0, 60)}; it must be a whole number from ${least} to ${most}`
  throw new KaithemError(code, text, { what, least, most })
}
