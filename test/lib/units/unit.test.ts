/** Tests of lib/units/unit.ts. @module */

import { expect, test } from 'vitest'
import { baseDimension } from '../../../lib/units/dimension.ts'
import { ONE, rational } from '../../../lib/units/rational.ts'
import { isLinear, linearUnit, multiplyUnits } from '../../../lib/units/unit.ts'

const metre = linearUnit(ONE, baseDimension('m'), 'length')
const minute = linearUnit(rational(60n, 1n), baseDimension('s'), 'time')
const celsius = { ...linearUnit(ONE, baseDimension('K'), 'temperature'), offset: rational(27315n, 100n) }

test('a compound has the factor and dimension of its parts and no type', () => {
  const speed = multiplyUnits(metre, minute, -1)
  expect(speed).toMatchObject({ scale: rational(1n, 60n), key: 'm/s', type: undefined })
  expect(multiplyUnits(metre, minute, 2)).toMatchObject({ scale: rational(3600n, 1n), key: 'm*s^2' })
})

test('an offset counts as a difference in a compound', () => {
  expect(multiplyUnits(metre, celsius, -1)).toMatchObject({ scale: ONE, offset: rational(0n, 1n), key: 'm/K' })
})

test('linear is what has neither offset nor functions', () => {
  const same = (value: number): number => value
  expect(isLinear(metre)).toBe(true)
  expect(isLinear(celsius)).toBe(false)
  expect(isLinear({ ...metre, curve: { toBase: same, fromBase: same } })).toBe(false)
})
