/** The EFF's large word list for passphrases; loaded when first asked for. @module */

import { KaithemError } from '../errors.ts'
import type { Packages } from '../platform/packages.ts'

/** The data file, as package.json names it. */
const file = '#data/eff-words.json'

/** @throws KAITHEM_UNAVAILABLE when the file is missing or damaged */
export function loadEffWords(packages: Packages): readonly string[] {
  const data = packages.load(file)
  if (typeof data === 'object' && data !== null && 'words' in data && typeof data.words === 'string') {
    return Object.freeze(data.words.split(' '))
  }
  throw new KaithemError('KAITHEM_UNAVAILABLE', 'The word list is damaged; install kaithem again', { file })
}
