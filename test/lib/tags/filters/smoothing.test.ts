import { expect, it } from 'vitest'
import { Smoothing } from '../../../../lib/tags/filters/smoothing.ts'

it('follows the formula: the mean of two samples, weighted by the time passed', () => {
  const smoothing = new Smoothing(10, 0, 0)
  const k = Math.exp(-1 / 10)
  const first = 5 * (1 - k ** 2)
  expect(smoothing.next(10, 2)).toBeCloseTo(first, 12)
  expect(smoothing.next(10, 5)).toBeCloseTo(first + (10 - first) * (1 - k ** 3), 12)
})

it('stands still without time', () => {
  const smoothing = new Smoothing(10, 3, 5)
  expect([smoothing.next(100, 5), smoothing.next(100, 4)]).toEqual([3, 3])
})

it.each([Number.NaN, Number.POSITIVE_INFINITY])('finds back after %s', (broken) => {
  const smoothing = new Smoothing(10, 3, 0)
  smoothing.next(broken, 1)
  expect(smoothing.next(5, 2)).toBe(5)
  expect(new Smoothing(10, broken, 0).next(5, 1)).toBe(5)
})
