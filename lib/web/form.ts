/** Bodies of requests as fields and files, by their content type. @module */

import { errorText, KaithemError } from '../errors.ts'
import type { Bytes } from '../platform/bytes.ts'
import { createFields, mostFields, parsePairs } from './fields.ts'
import type { Form } from './http.ts'
import { boundaryOf, parseMultipart } from './multipart.ts'

export type Pairs = readonly (readonly [name: string, value: string])[]

/** Pairs of an object: texts, numbers and switches as text, a list as several values, other things as JSON. */
export function pairsOf(value: unknown): Pairs {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new KaithemError('KAITHEM_VALUE', 'A form sent as JSON is an object: { name: value }', {})
  }
  const textOf = (entry: unknown): string => (typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? ''))
  const pairs = Object.entries(value).flatMap(([name, entry]) =>
    (Array.isArray(entry) ? entry : [entry])
      .filter((item) => item !== null && item !== undefined)
      .map((item) => [name, textOf(item)] as const),
  )
  if (pairs.length <= mostFields) return pairs
  throw new KaithemError('KAITHEM_LIMIT', `A form may have ${mostFields} fields`, { limit: mostFields })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `The body is not JSON: ${errorText(error)}`, {})
  }
}

function decode(body: Uint8Array, bytes: Pick<Bytes, 'toText'>): string {
  try {
    return bytes.toText(body)
  } catch {
    throw new KaithemError('KAITHEM_VALUE', 'The body is not UTF-8', {})
  }
}

/**
 * Reads a body: application/x-www-form-urlencoded, multipart/form-data or application/json. No body is an empty form.
 *
 * @throws KAITHEM_VALUE for another type, and for what is damaged; KAITHEM_LIMIT for too many fields
 */
export function parseForm(body: Uint8Array, contentType: string, bytes: Pick<Bytes, 'toText' | 'fromText'>): Form {
  const [type = ''] = contentType.toLowerCase().split(';', 1)
  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return { ...createFields(parsePairs(decode(body, bytes))), files: [] }
    case 'application/json':
      return { ...createFields(pairsOf(parseJson(decode(body, bytes)))), files: [] }
    case 'multipart/form-data': {
      const { pairs, files } = parseMultipart(body, boundaryOf(contentType), bytes)
      return { ...createFields(pairs), files }
    }
    default:
      if (body.length === 0) return { ...createFields([]), files: [] }
      throw new KaithemError('KAITHEM_VALUE', `A form cannot be sent as ${type || 'something without a type'}`, {
        type,
      })
  }
}
