/** Random numbers of the machine. @module */

import { randomUUID } from 'node:crypto'
import type { Random } from '../random.ts'

/** @example createNodeRandom().uuid() */
export function createNodeRandom(): Random {
  return { next: () => Math.random(), uuid: () => randomUUID() }
}
