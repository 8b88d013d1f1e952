/** A kaithem with MIDI ports in memory, and a clock that the test moves. @module */

import { isKaithemError } from '../../../lib/index.ts'

/** The code of what a function throws. */
export function codeOf(f: () => unknown): string {
  try {
    f()
  } catch (error) {
    if (isKaithemError(error)) return error.code
    throw error
  }
  return 'nothing'
}
