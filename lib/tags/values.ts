/** Plain data (what JSON can hold): own copies, comparison, parsing. @module */

import { errorText, KaithemError } from '../errors.ts'

/** Deepest nesting of objects and lists in a value. */
const maxDepth = 500

/** What JSON.stringify turns into {} without a word. */
const unwritable: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Error'])

/** Of any realm, so by name and not by class. */
function refuseUnwritable(value: unknown, what: string): void {
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (!unwritable.has(kind) || typeof (value as { toJSON?: unknown }).toJSON === 'function') return
  const message = `${what}: a ${kind} cannot be written as JSON; give its content as an object or a list`
  throw new KaithemError('KAITHEM_TYPE', message, { type: kind })
}

/**
 * Plain data from anything: a string is parsed as JSON, everything else must be expressible in JSON. The result
 * shares nothing with the argument.
 *
 * @throws KAITHEM_VALUE text that is not JSON; KAITHEM_TYPE a value that JSON cannot hold, such as a Map or a promise
 */
export function toPlainData(value: unknown, what: string): unknown {
  if (typeof value === 'string') return parseJson(value, what)
  refuseUnwritable(value, what)
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch (error) {
    throw new KaithemError(
      'KAITHEM_TYPE',
      `${what}: the value cannot be written as JSON: ${errorText(error)}`,
      {},
      error,
    )
  }
  if (text !== undefined) return parseJson(text, what)
  throw new KaithemError('KAITHEM_TYPE', `${what}: ${typeof value} cannot be written as JSON`, { type: typeof value })
}

function parseJson(text: string, what: string): unknown {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `${what}: the text is not JSON: ${errorText(error)}`, {}, error)
  }
  if (isShallow(data, maxDepth)) return data
  throw new KaithemError('KAITHEM_VALUE', `${what}: the value is nested deeper than ${maxDepth} levels`, {})
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1))
}

function put(target: object, key: string, value: unknown): void {
  // A plain write to __proto__ would change the prototype instead of adding a member.
  if (key !== '__proto__') (target as Record<string, unknown>)[key] = value
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

/** A copy of plain data that shares nothing with it. */
export function copyPlainData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyPlainData)
  const copy = {}
  for (const [key, member] of Object.entries(value)) put(copy, key, copyPlainData(member))
  return copy
}

/** Whether two plain values have the same content; the order of members does not matter. */
export function samePlainData(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return keys.every((key) => Object.hasOwn(right, key) && samePlainData(left[key], right[key]))
}
