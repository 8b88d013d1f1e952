/** What is too much, so that no file can exhaust the memory or the stack. @module */

import { KaithemError } from '../errors.ts'

/** Longest content of a file, in bytes, after decompression. */
export const longestContent = 100 * 1024 * 1024
/** Levels of lists and objects in each other. */
export const deepest = 500
/** Values in one document. */
export const mostValues = 2_000_000

/** Counts what a walk through a document meets. */
export class WalkLimits {
  private values = 0

  /** @throws KAITHEM_VALUE at a value too many or too deep */
  enter(depth: number): void {
    if (depth > deepest) {
      throw new KaithemError('KAITHEM_VALUE', `The data is nested deeper than ${deepest} levels`, { deepest })
    }
    if (++this.values > mostValues) {
      throw new KaithemError('KAITHEM_VALUE', `The data has more than ${mostValues} values`, { mostValues })
    }
  }
}

/** @throws KAITHEM_VALUE for content that would not be read again */
export function refuseLong(length: number, path: string): void {
  if (length <= longestContent) return
  const text = `${path} has ${length} bytes; the most that is read and written is ${longestContent}`
  throw new KaithemError('KAITHEM_VALUE', text, { path, length, limit: longestContent })
}
