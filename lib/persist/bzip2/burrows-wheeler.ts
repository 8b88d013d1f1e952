/** The Burrows-Wheeler transform: the last column of all rotations of a block in order. @module */

import { suffixArray } from './suffix-array.ts'

export interface Transformed {
  readonly column: Uint8Array
  /** Which of the sorted rotations is the block itself. */
  readonly origin: number
}

/**
 * Transforms a block in linear time. Turned to its smallest rotation, the order of its suffixes is the order of its rotations,
 * if it does not consist of copies of something shorter; if it does, that is sorted and each row stands once for each copy.
 */
export function transform(block: Uint8Array): Transformed {
  const start = smallestRotation(block)
  const turned = new Uint8Array(block.length)
  turned.set(block.subarray(start))
  turned.set(block.subarray(0, start), block.length - start)
  const period = periodOf(turned)
  const copies = block.length / period
  const order = suffixArray(turned.subarray(0, period), 256)
  const column = new Uint8Array(block.length)
  const first = (block.length - start) % period
  let origin = 0
  for (let row = 0; row < period; row++) {
    const at = order[row] as number
    if (at === first) origin = row * copies
    column.fill(turned[at === 0 ? period - 1 : at - 1] as number, row * copies, (row + 1) * copies)
  }
  return { column, origin }
}

/** Where the smallest rotation starts: two candidates race, and the worse one jumps over all it has lost. */
function smallestRotation(block: Uint8Array): number {
  const { length } = block
  let [one, other, same] = [0, 1, 0]
  while (one < length && other < length && same < length) {
    const a = block[(one + same) % length] as number
    const b = block[(other + same) % length] as number
    if (a === b) {
      same++
      continue
    }
    if (a > b) one = Math.max(one + same + 1, other)
    else other += same + 1
    if (one === other) other++
    same = 0
  }
  return Math.min(one, other)
}

/** Length of the shortest piece whose copies make up the whole block, by the failure function of Knuth, Morris and Pratt. */
function periodOf(block: Uint8Array): number {
  const { length } = block
  const border = new Int32Array(length)
  for (let at = 1, size = 0; at < length; at++) {
    while (size > 0 && block[at] !== block[size]) size = border[size - 1] as number
    if (block[at] === block[size]) size++
    border[at] = size
  }
  const period = length - (border[length - 1] as number)
  return length % period === 0 ? period : length
}
