import { expect, test } from 'vitest'
import { classOf, positionOf, readScale } from '../../../lib/widget/meter-settings.ts'
import { codeOf } from './support.ts'

test('what is not given has its default; warnings begin at the limits', () => {
  expect(readScale({ high: 80 })).toEqual({
    ...{ high: 80, low: -10_000, highWarn: 80, lowWarn: -10_000, min: 0, max: 100, unit: '', displayUnits: '' },
  })
  expect(readScale({ highWarn: 5 } as object).highWarn).toBe(5)
  expect(codeOf(() => readScale({ high: 'x' } as object))).toBe('KAITHEM_TYPE')
})

test.each([
  [80, 'error'],
  [79.9, 'warning'],
  [70, 'warning'],
  [69.9, 'normal'],
  [10, 'warning'],
  [5, 'error'],
])('%j is %s: the limits count themselves', (value, state) => {
  expect(classOf(value, readScale({ high: 80, high_warn: 70, low_warn: 10, low: 5 }))).toBe(state)
})

test('the place on the scale is between its ends', () => {
  const scale = readScale({ min: 10, max: 20 })
  expect([5, 10, 15, 25].map((value) => positionOf(value, scale))).toEqual([0, 0, 0.5, 1])
  expect(positionOf(5, readScale({ min: 5, max: 5 }))).toBe(0)
})
