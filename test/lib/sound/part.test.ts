import { expect, test } from 'vitest'
import { partOf, placeIn } from '../../../lib/sound/part.ts'

const endless = Number.POSITIVE_INFINITY

test.each([
  [10, 0, undefined, 0, 10],
  [10, 2, 5, 2, 5],
  [10, -3, undefined, 7, 10],
  [10, -30, undefined, 0, 10],
  [10, 0, -4, 0, 6],
  [10, 0, 0, 0, 10],
  [10, 0, 50, 0, 10],
  [10, 50, undefined, 10, 10],
  [10, 5, 2, 5, 5],
  [10, -2, -4, 8, 8],
  [undefined, 0, undefined, 0, endless],
  [undefined, 3, 5, 3, 5],
  [undefined, -3, -1, 0, endless],
])('of %s seconds, from %d to %s: %d to %d', (length, start, end, from, to) => {
  expect(partOf(length, start, end)).toEqual({ from, to })
})

test.each<[number | undefined, number, boolean]>([
  [undefined, 0, false],
  [1, 0, false],
  [3, 1, false],
  [4, 0, true],
  [9, 0, true],
])('going on at %s in 2 to 4: %d s are over, behind its end: %s', (at, played, isBehind) => {
  expect(placeIn({ from: 2, to: 4 }, at)).toEqual({ played, isBehind })
})
