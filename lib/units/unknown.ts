/** The error for a unit that nobody knows. @module */

import { KaithemError } from '../errors.ts'
import { suggest } from '../suggest.ts'
import type { NamesTable } from './names-table.ts'
import { PREFIXES } from './prefixes.ts'

function hint(part: string, names: NamesTable, suggestions: readonly string[]): string {
  for (const { symbol, word } of PREFIXES) {
    for (const prefix of [symbol, word]) {
      const base = part.startsWith(prefix) ? part.slice(prefix.length) : ''
      if (base !== '' && names.get(base) !== undefined) return `. The prefix "${prefix}" does not go with "${base}"`
    }
  }
  if (suggestions.length > 0) return `. Did you mean ${suggestions.map((name) => `"${name}"`).join(' or ')}?`
  return '. Unit names are case-sensitive; kaithem.units.define() adds new ones'
}

/** An error that names the unit, the part of it that is not known, and what may have been meant. */
export function unknownUnit(text: string, part: string, names: NamesTable, all: Iterable<string>): KaithemError {
  const suggestions = suggest(part, new Set(all))
  const within = part === text ? '' : ` in "${text}"`
  const message = `Unknown unit "${part}"${within}${hint(part, names, suggestions)}`
  return new KaithemError('KAITHEM_UNIT', message, { unit: text, part, suggestions })
}
