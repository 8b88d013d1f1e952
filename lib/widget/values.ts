/** Values on their way: what can be sent, and what is taken from a client. @module */

import { errorText, KaithemError } from '../errors.ts'

/** The most one value may be, in characters of its JSON. */
export const longestValue = 32 * 1024 * 1024

/** Lists and objects inside each other; more is no value of a widget, and code that walks it would run out of stack. */
const deepest = 64

/** A value as JSON. @throws KAITHEM_TYPE what has no JSON; KAITHEM_VALUE more than 32 MiB */
export function toJson(value: unknown, what: string): string {
  let json: string | undefined
  try {
    json = JSON.stringify(value)
  } catch (error) {
    throw new KaithemError('KAITHEM_TYPE', `${what}: this value cannot be sent: ${errorText(error)}`, {}, error)
  }
  if (json === undefined) return 'null'
  if (json.length <= longestValue) return json
  throw new KaithemError('KAITHEM_VALUE', `${what}: a value may have 32 MiB, not ${json.length} characters`, {
    length: json.length,
  })
}

/**
 * A value of a client, without keys that reach a prototype.
 *
 * @throws KAITHEM_VALUE for one that is nested too deep
 */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (depth >= deepest) throw new KaithemError('KAITHEM_VALUE', `A value may be nested ${deepest} levels deep`)
  if (Array.isArray(value)) {
    for (const item of value) cleanValue(item, depth + 1)
    return value
  }
  if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__')
  for (const item of Object.values(value)) cleanValue(item, depth + 1)
  return value
}

/** A finite number, or undefined. */
export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Removes what binary fractions add: 0.30000000000000004 is 0.3. */
export const tidy = (value: number): number => Number(value.toPrecision(12))
