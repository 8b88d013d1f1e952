/** Which error a call ends with. @module */

import { isKaithemError } from '../../lib/errors.ts'

/** The code of what a function throws; `nothing` when it does not. Errors without one are thrown. */
export function codeOf(f: () => unknown): string {
  try {
    f()
  } catch (error) {
    if (isKaithemError(error)) return error.code
    throw error
  }
  return 'nothing'
}
