/** Tests of lib/units/dimension.ts. @module */

import { expect, test } from 'vitest'
import { baseDimension, combine, formula } from '../../../lib/units/dimension.ts'

const kg = baseDimension('kg')
const m = baseDimension('m')
const s = baseDimension('s')

test('exponents add up and vanish at 0', () => {
  const speed = combine(m, s, -1)
  expect([...speed]).toEqual([
    ['m', 1],
    ['s', -1],
  ])
  expect(combine(speed, speed, -1).size).toBe(0)
  expect([...m]).toEqual([['m', 1]])
})

test.each([
  [new Map(), ''],
  [m, 'm'],
  [new Map([['s', -1]]), '1/s'],
  [combine(combine(kg, m, 1), s, -2), 'kg*m/s^2'],
  [combine(combine(baseDimension('[money]'), s, -1), kg, -2), '[money]/kg^2/s'],
])('formula %#', (dimension, text) => {
  expect(formula(dimension)).toBe(text)
})

test('the order of building does not matter', () => {
  expect(formula(combine(combine(s, m, 2), kg, 1))).toBe(formula(combine(combine(kg, s, 1), m, 2)))
})
