import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, nearest, rangeAttributes, readRange } from '../../../lib/widget/number-range.ts'
import { codeOf } from './support.ts'

const range = { min: 0, max: 10, step: 0.1 }

test.each([
  [3.1234, range, 3.1],
  [-5, range, 0],
  [12, range, 10],
  [7, { min: 5, max: 30, step: 5 }, 5],
  [9.9, { min: 0, max: 10, step: 3 }, 9],
  [1.23456, { min: 0, max: 10, step: 0 }, 1.23456],
  [0.3, { min: 0.05, max: 1, step: 0.1 }, 0.35],
  [7.4, { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, step: 0.5 }, 7.5],
])('%j in %j is %j', (value, within, expected) => {
  expect(nearest(value, within)).toBe(expected)
})

test('a fitted number is in the range, and fits again', () => {
  const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(numbers, numbers, fc.double({ min: 0.01, max: 1e4, noNaN: true }), numbers, (a, size, step, value) => {
      const own = { min: a, max: a + Math.abs(size) + step, step }
      const once = nearest(value, own)
      expect(once).toBeGreaterThanOrEqual(own.min - 1e-5)
      expect(once).toBeLessThanOrEqual(own.max + 1e-5)
      expect(nearest(once, own)).toBeCloseTo(once, 5)
    }),
  )
})

test('clients may send text; what is no number is none', () => {
  expect([fitted('3', range), fitted('x', range), fitted('', range), fitted(null, range), fitted([3], range)]).toEqual([
    3,
    ...Array(4),
  ])
})

test('options are checked', () => {
  expect(readRange({ max: 5 }, 'Slider', range)).toEqual({ min: 0, max: 5, step: 0.1 })
  expect(readRange({ step: 0 }, 'Slider', range).step).toBe(0)
  expect(codeOf(() => readRange({ min: 5, max: 5 }, 'Slider', range))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => readRange({ step: -1 }, 'Slider', range))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => readRange({ min: 'x' }, 'Slider', range))).toBe('KAITHEM_TYPE')
})

test('an input element gets only ends that there are', () => {
  const open = { min: Number.NEGATIVE_INFINITY, max: 5, step: 0 }
  expect(rangeAttributes(open)).toEqual({ min: undefined, max: 5, step: 'any' })
})
