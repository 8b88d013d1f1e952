/** Checking what code gives to widgets. @module */

import { KaithemError, valueText } from '../errors.ts'
import { isMarkup } from '../markup.ts'

/** A finite number. @throws KAITHEM_TYPE naming it */
export function numberOption(value: unknown, what: string, fallback: number): number {
  if (value === undefined || value === null) return fallback
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new KaithemError('KAITHEM_TYPE', `${what} is a number, not ${valueText(value)}`, { value: valueText(value) })
}

/** @throws KAITHEM_VALUE for a number that is not above 0 */
export function positiveOption(value: unknown, what: string, fallback: number): number {
  const number = numberOption(value, what, fallback)
  if (number > 0) return number
  throw new KaithemError('KAITHEM_VALUE', `${what} is above 0, not ${number}`, { value: number })
}

/** Text; markup stays markup. @throws KAITHEM_TYPE naming it */
export function textOption(value: unknown, what: string, fallback = ''): unknown {
  if (value === undefined || value === null) return fallback
  if (typeof value === 'string' || typeof value === 'number' || isMarkup(value)) return value
  throw new KaithemError('KAITHEM_TYPE', `${what} is a text, not ${valueText(value)}`, {})
}

/** One of some words. @throws KAITHEM_VALUE naming them */
export function choice<T extends string>(value: unknown, what: string, choices: readonly T[], fallback: T): T {
  if (value === undefined || value === null || value === '') return fallback
  const found = choices.find((one) => one === value)
  if (found !== undefined) return found
  throw new KaithemError('KAITHEM_VALUE', `${what} is one of ${choices.join(', ')}, not ${valueText(value)}`, {
    value: valueText(value),
  })
}

/** A number written by code. @throws KAITHEM_TYPE */
export function writtenNumber(value: unknown, what: string): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new KaithemError('KAITHEM_TYPE', `${what} takes numbers, not ${valueText(value)}`, {})
}
