/** Picks the prefix that makes a number easy to read. @module */

import type { NamesTable } from './names-table.ts'
import { allowsPrefix, PREFIXES, type Prefix } from './prefixes.ts'

/** Above a second people count in minutes and hours. */
const NEVER_LARGE = new Set(['s', 'sec'])

/** The prefix (as a symbol) and the plain unit of a name; undefined when it takes no prefixes. */
function split(name: string, names: NamesTable): { symbol: string; prefix: Prefix | undefined } | undefined {
  const plain = names.get(name)
  if (plain !== undefined) return plain.symbols === 'none' ? undefined : { symbol: name, prefix: undefined }
  const found = names.split(name)
  if (found === undefined || found.written !== found.prefix.symbol) return undefined
  return { symbol: found.base.name, prefix: found.prefix }
}

/** Steps of a thousand (or 1024), never centi, deci, deca, hecto; one spelling of micro. */
function isStep(prefix: Prefix): boolean {
  return prefix.base === 1024 || (prefix.exponent % 3 === 0 && prefix.symbol !== '\u03BC' && prefix.symbol !== 'u')
}

/**
 * The names that the same amount can be told in by changing the prefix, the smallest unit first.
 *
 * A unit given with a binary prefix stays binary. Empty when the unit takes no prefix.
 */
export function prefixedNames(name: string, names: NamesTable): string[] {
  const parts = split(name, names)
  if (parts === undefined) return []
  const base = names.get(parts.symbol)
  if (base === undefined) return []
  const isBinary = parts.prefix?.base === 1024
  const options = PREFIXES.filter((prefix) => isStep(prefix) && (prefix.base === 1024) === isBinary)
    .filter((prefix) => allowsPrefix(base.symbols, prefix))
    .filter((prefix) => prefix.exponent < 0 || !NEVER_LARGE.has(parts.symbol))
    .map((prefix) => ({ exponent: prefix.exponent, name: prefix.symbol + parts.symbol }))
  return [...options, { exponent: 0, name: parts.symbol }]
    .filter((option) => option.exponent === 0 || names.get(option.name) === undefined)
    .sort((a, b) => a.exponent - b.exponent)
    .map((option) => option.name)
}
