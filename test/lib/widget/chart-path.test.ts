import { expect, test } from 'vitest'
import { axisText, chartPath, chartScale } from '../../../lib/widget/chart-path.ts'

const frame = { now: 100, seconds: 100, min: 0, max: 10 }

test('a value holds until the next one, and until now', () => {
  const points = [
    [20, 0],
    [50, 10],
  ] as const
  expect(chartPath(points, frame)).toBe('M60 100H150V0H300')
  expect(chartPath(points, frame, true)).toBe('M60 100V100H150V0H300V100Z')
})

test('the value before the left end holds at it; what is beyond the scale is at its end', () => {
  const points = [
    [-50, 1],
    [-10, 5],
    [50, 99],
  ] as const
  expect(chartPath(points, frame)).toBe('M0 50H150V0H300')
  expect(chartPath([], frame)).toBe('')
})

test('the scale fits the values, unless it is given', () => {
  expect(chartScale([], null, null)).toEqual([-0.08, 1.08])
  expect(chartScale([[0, 5]], null, null)).toEqual([4, 6])
  expect(chartScale([[0, 5]], 0, 100)).toEqual([0, 100])
  expect(chartScale([[0, 5]], 50, null)).toEqual([50, 51])
  expect(axisText(12.345678)).toBe('12.35')
})
