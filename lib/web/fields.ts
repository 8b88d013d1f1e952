/** Names and values of queries and forms. @module */

import { KaithemError } from '../errors.ts'
import type { Fields } from './http.ts'

/** Pairs that are read; a form with more is refused. */
export const mostFields = 1000

/** A name given several times has its values in order. */
export function createFields(pairs: Iterable<readonly [name: string, value: string]>): Fields {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const known = values.get(name)
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  return {
    get: (name) => values.get(name)?.[0],
    getAll: (name) => values.get(name) ?? [],
    names: () => [...values.keys()],
  }
}

/** Text that is no valid encoding stays as it was sent. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** Pairs of `a=1&b=2`. @throws KAITHEM_LIMIT when there are more than `mostFields` */
export function parsePairs(text: string): (readonly [string, string])[] {
  if (text === '') return []
  const parts = text.split('&', mostFields + 1)
  if (parts.length > mostFields) {
    throw new KaithemError('KAITHEM_LIMIT', `A form may have ${mostFields} fields`, { limit: mostFields })
  }
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]
    })
}
