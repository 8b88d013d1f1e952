/** The two spellings of a name, as lib/aliases.ts makes them. */

import { loadModule } from './load.mjs'

const { camelCase, snakeCase } = loadModule('lib/aliases.ts')

/** `setTimer` of `set_timer`, and the other way round. */
export function otherSpelling(name) {
  return camelCase(name) === name ? snakeCase(name) : camelCase(name)
}
