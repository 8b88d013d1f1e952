/**
 * Values that JSON and TOML have no form for, written as `{ "$type": "Set", "value": [1, 2] }` and read back as what they
 * were.
 *
 * @module
 */

import type { Bytes } from '../platform/bytes.ts'
import { setOwn } from './kinds.ts'
import { WalkLimits } from './limits.ts'
import type { Dialect } from './plain.ts'

const mark = '$type'

const tagged = (type: string, value: unknown): object => ({ [mark]: type, value })

/** An object by its keys and values, for keys that mean something else in a format. */
export const taggedEntries = (object: object): object => tagged('Entries', Object.entries(object))

/** The parts of a dialect that are written with a mark. */
export function taggedDialect(
  bytes: Bytes,
): Pick<Dialect, 'map' | 'set' | 'bytes' | 'date' | 'oddNumber' | 'object' | 'loneSurrogates'> {
  return {
    map: (entries) => tagged('Map', entries),
    set: (values) => tagged('Set', values),
    bytes: (content) => tagged('Buffer', bytes.toBase64(content)),
    date: (date) => tagged('Date', date.toISOString()),
    oddNumber: (number) => tagged('Number', String(number)),
    // An object that looks like a marked value is marked itself.
    object: (object) => (Object.hasOwn(object, mark) ? tagged('Object', object) : object),
    loneSurrogates: true,
  }
}

type Reader = (value: unknown, bytes: Bytes) => unknown

/** What each mark stands for; undefined when the value does not fit, and the object is taken as it is. */
const readers: Readonly<Record<string, Reader>> = {
  Map: (value) => (Array.isArray(value) && value.every(isPair) ? new Map(value) : undefined),
  Entries: (value) => {
    if (!Array.isArray(value) || !value.every(isPair)) return undefined
    const object = {}
    for (const [key, item] of value) setOwn(object, String(key), item)
    return object
  },
  Set: (value) => (Array.isArray(value) ? new Set(value) : undefined),
  Date: (value) => {
    const date = typeof value === 'string' ? new Date(value) : undefined
    return date !== undefined && !Number.isNaN(date.getTime()) ? date : undefined
  },
  Buffer: (value, bytes) => {
    try {
      return typeof value === 'string' ? bytes.own(bytes.fromBase64(value)) : undefined
    } catch {
      return undefined
    }
  },
  Number: (value) => (value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined),
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2

/**
 * Replaces marked objects by what they stand for, within the data itself.
 *
 * @throws KAITHEM_VALUE for data that is too deep or too much
 */
export function fromTagged(data: unknown, bytes: Bytes): unknown {
  const limits = new WalkLimits()
  const revive = (value: unknown, depth: number): unknown => {
    limits.enter(depth)
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Date || value instanceof Uint8Array) return value
    if (value instanceof Set) return new Set([...value].map((item) => revive(item, depth + 1)))
    const { type, content } = marked(value)
    // What it holds was an object with a mark of its own.
    if (type === 'Object' && typeof content === 'object' && content !== null) return members(content, depth + 1)
    members(value, depth)
    return type === undefined || !Object.hasOwn(readers, type) ? value : (readers[type]?.(content, bytes) ?? value)
  }
  const members = (value: object, depth: number): object => {
    // TOML comes without.
    if (Object.getPrototypeOf(value) === null) Object.setPrototypeOf(value, Object.prototype)
    for (const [key, item] of Object.entries(value)) {
      const revived = revive(item, depth + 1)
      if (revived !== item) setOwn(value, key, revived)
    }
    return value
  }
  return revive(data, 0)
}

/** The mark of an object and what it holds, if it is one with a mark. */
function marked(object: object): { readonly type?: string; readonly content?: unknown } {
  if (!Object.hasOwn(object, mark) || Array.isArray(object) || Object.keys(object).length !== 2) return {}
  const { [mark]: type, value } = object as Record<string, unknown>
  return typeof type === 'string' ? { type, content: value } : {}
}
