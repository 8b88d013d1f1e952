import { expect, test } from 'vitest'
import { loopPath, smoothPath } from '../../../nodes/_editor/diagram-path.ts'

const points = [
  { x: 0, y: 0 },
  { x: 10, y: 20 },
  { x: 20, y: 20 },
  { x: 30, y: 40.04 },
]

test.each([
  [0, ''],
  [1, ''],
  [2, 'M0 0L10 20'],
  [3, 'M0 0Q10 20 20 20'],
  [4, 'M0 0Q10 20 15 20Q20 20 30 40'],
])('a line through %d points', (count, path) => {
  expect(smoothPath(points.slice(0, count))).toBe(path)
})

test('a loop begins and ends at the right side of its box', () => {
  expect(loopPath({ x: 50, y: 100, width: 40 })).toBe('M70 91C96 82 96 118 70 109')
})
