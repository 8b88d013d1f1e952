import { expect, it } from 'vitest'
import { readStamp } from '../../../lib/tags/stamp.ts'

it.each([
  [[undefined, undefined], { timestamp: undefined, annotation: null }],
  [[null, 'a'], { timestamp: null, annotation: 'a' }],
  [[5, 'a'], { timestamp: 5, annotation: 'a' }],
  [[{ timestamp: 5, annotation: 'a' }, 'b'], { timestamp: 5, annotation: 'a' }],
  [[{ annotation: 0 }, undefined], { timestamp: undefined, annotation: 0 }],
] as const)('reads %j', ([timestamp, annotation], expected) => {
  expect(readStamp(timestamp, annotation)).toEqual(expected)
})
