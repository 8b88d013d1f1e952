/** Random numbers that repeat. @module */

import type { Random } from '../random.ts'

/**
 * A small linear generator: the same seed gives the same numbers.
 *
 * @example createSeededRandom(1).next()
 */
export function createSeededRandom(seed = 1): Random {
  let state = seed >>> 0
  let count = 0
  return {
    next: () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    },
    uuid: () => `00000000-0000-4000-8000-${(++count).toString(16).padStart(12, '0')}`,
  }
}
