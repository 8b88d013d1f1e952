import { describe, expect, it, test } from 'vitest'
import { gainOf, nextStretch, remaining, valueAt } from '../../../lib/sound/volume.ts'

test.each([
  [0, 0],
  [0.5, 0.125],
  [1, 1],
  [2, 8],
])('the gain of volume %d is %d', (volume, gain) => {
  expect(gainOf(volume)).toBe(gain)
})

it('a slope is linear between its ends, and stays at its end', () => {
  const slope = { from: 0.2, to: 1, began: 100, seconds: 4 }
  expect([99, 100, 102, 104, 200].map((now) => Number(valueAt(slope, now).toFixed(9)))).toEqual([0.2, 0.2, 0.6, 1, 1])
  expect(remaining(slope, 103)).toBe(1)
  expect(remaining(slope, 200)).toBe(0)
})

it('a slope of 0 seconds is at its end', () => {
  expect(valueAt({ from: 0, to: 0.7, began: 100, seconds: 0 }, 100)).toBe(0.7)
})

describe('nextStretch', () => {
  const slope = (seconds: number) => ({ from: 0, to: 1, began: 10, seconds })

  it('is one ramp for one slope, short pieces for two', () => {
    expect(nextStretch([slope(0), slope(0)], 10)).toEqual({ seconds: 0, isLast: true })
    expect(nextStretch([slope(4), slope(0)], 11)).toEqual({ seconds: 3, isLast: true })
    expect(nextStretch([slope(4), slope(9)], 11)).toEqual({ seconds: 0.1, isLast: false })
    expect(nextStretch([slope(1.25), slope(9)], 11.2)).toEqual({ seconds: expect.closeTo(0.05), isLast: false })
  })
})
