import { expect, it } from 'vitest'
import { periodOf, restOf } from '../../../lib/events/priority.ts'

const numbers = Array.from({ length: 100 }, (_, index) => index)

it.each([
  ['realtime', 0.0166, 1],
  ['interactive', 0.085, 5],
  ['high', 0.8, 7],
  ['medium', 2.5, 9],
  ['low', 45, 45],
  ['verylow', 120, 120],
  ['whatever', 0.085, 5],
  [undefined, 0.085, 5],
])('%s: %d s, %d s after an error', (priority, period, rest) => {
  for (const number of numbers) {
    expect(periodOf(priority, number)).toBe(periodOf(priority, number))
    expect(Math.abs(periodOf(priority, number) - period)).toBeLessThanOrEqual(0.015 + 1e-9)
    expect(periodOf(priority, number)).toBeGreaterThan(period / 3)
    expect(Math.abs(restOf(priority, number) - rest)).toBeLessThanOrEqual(rest * 0.05 + 1e-9)
  }
  expect(new Set(numbers.map((number) => periodOf(priority, number))).size).toBe(31)
  const mean = numbers.slice(0, 31).reduce((sum, number) => sum + periodOf(priority, number), 0) / 31
  expect(mean).toBeCloseTo(period, 6)
})
