/** The names of options: what nobody knows is refused, because a mistyped one would silently do nothing. @module */

import { camelCase, snakeCase } from './aliases.ts'
import { KaithemError } from './errors.ts'
import { suggest } from './suggest.ts'

const longestShown = 60

/**
 * Refuses options that do not exist.
 *
 * @param who whose options they are, for the message: `save()`
 * @param known their names; both spellings do (`trip_delay`, `tripDelay`)
 * @param ignored names that are let through without doing anything
 * @throws KAITHEM_VALUE naming the option and the one that was perhaps meant
 * @example refuseUnknownOptions('save()', { privat: true }, ['private', 'backup'])
 */
export function refuseUnknownOptions(
  who: string,
  options: object,
  known: readonly string[],
  ignored: readonly string[] = [],
): void {
  const isKnown = (name: string): boolean =>
    known.some((each) => each === name || camelCase(each) === name || snakeCase(each) === name) ||
    ignored.includes(name)
  const unknown = Object.keys(options).find((name) => !isKnown(name))
  if (unknown === undefined) return
  const option = unknown.slice(0, longestShown)
  const [suggestion] = suggest(option, known)
  const all = known.join(', ')
  const rest = suggestion === undefined ? `, only ${all}` : `; did you mean ${suggestion}? There are ${all}`
  throw new KaithemError('KAITHEM_VALUE', `${who} has no option "${option}"${rest}`, { option, suggestion })
}
