import { expect, it } from 'vitest'
import { moveToFront } from '../../../../lib/persist/bzip2/move-to-front.ts'

it('numbers bytes by when they were used, and runs in two digits', () => {
  const column = new TextEncoder().encode('abbba')
  // a is first (run of one: 0), b is second (2), then a run of two (1), then a (2), then the end (3).
  expect(moveToFront(column)).toEqual({ symbols: Uint16Array.of(0, 2, 1, 2, 3), used: [97, 98], size: 4 })
})

it.each([
  [1, [0]],
  [2, [1]],
  [3, [0, 0]],
  [4, [1, 0]],
  [5, [0, 1]],
  [6, [1, 1]],
  [7, [0, 0, 0]],
])('writes a run of %i', (length, digits) => {
  expect([...moveToFront(new Uint8Array(length)).symbols]).toEqual([...digits, 2])
})
