/** Tests of lib/units/rational.ts. @module */

import { describe, expect, test } from 'vitest'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import {
  bitLength,
  divide,
  fromNumber,
  fromText,
  isCountable,
  isSafe,
  multiply,
  ONE,
  power,
  rational,
  subtract,
  toNumber,
  ZERO,
} from '../../../lib/units/rational.ts'

describe('rational', () => {
  test('reduces and keeps the denominator positive', () => {
    expect(rational(6n, 4n)).toEqual({ n: 3n, d: 2n })
    expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n })
    expect(rational(0n, 7n)).toEqual(ZERO)
    expect(() => rational(1n, 0n)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  test.each([
    ['5', 5n, 1n],
    ['0.1', 1n, 10n],
    ['-2.50', -5n, 2n],
    ['1e3', 1000n, 1n],
    ['1.5e-2', 3n, 200n],
    ['1200/3937', 1200n, 3937n],
    ['1/3.6', 5n, 18n],
  ])('fromText(%s)', (text, n, d) => {
    expect(fromText(text)).toEqual({ n, d })
  })

  test('pi cancels exactly', () => {
    expect(divide(fromText('2pi'), fromText('pi/180'))).toEqual({ n: 360n, d: 1n })
    expect(toNumber(fromText('pi'))).toBe(Math.PI)
  })

  test.each(['', 'x', '1e', '0x10', '1.2.3', ' 1', '1/0'])('fromText refuses %j', (text) => {
    expect(() => fromText(text)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  test('arithmetic', () => {
    const half = rational(1n, 2n)
    const third = rational(1n, 3n)
    expect(multiply(half, third)).toEqual(rational(1n, 6n))
    expect(divide(half, third)).toEqual(rational(3n, 2n))
    expect(subtract(half, third)).toEqual(rational(1n, 6n))
    expect(power(third, 2)).toEqual(rational(1n, 9n))
    expect(power(rational(-1n, 3n), -3)).toEqual(rational(-27n, 1n))
    expect(power(third, 0)).toEqual(ONE)
  })

  test('every double survives the way there and back', () => {
    const random = createSeededRandom(3)
    for (let round = 0; round < 2000; round++) {
      const value = (random.next() - 0.5) * 10 ** Math.floor(random.next() * 560 - 280)
      expect(toNumber(fromNumber(value))).toBe(value)
    }
    for (const edge of [5e-324, Number.MAX_VALUE, Number.MIN_VALUE, 1 / 3, -1e-310]) {
      expect(toNumber(fromNumber(edge))).toBe(edge)
    }
  })

  test('out of range becomes 0 or Infinity', () => {
    expect(toNumber({ n: 10n ** 400n, d: 1n })).toBe(Number.POSITIVE_INFINITY)
    expect(toNumber({ n: 1n, d: 10n ** 400n })).toBe(0)
    expect(isCountable({ n: 1n, d: 10n ** 400n })).toBe(false)
    expect(isCountable({ n: 10n ** 400n, d: 1n })).toBe(false)
    expect(isCountable(ONE)).toBe(true)
  })

  test('ties are rounded once', () => {
    const above = { n: (1n << 53n) * 2n ** 20n + 2n ** 19n + 1n, d: 2n ** 20n }
    expect(toNumber({ n: 2n ** 200n + 2n ** 147n + 1n, d: 2n ** 147n })).toBe(2 ** 53 + 2)
    expect(toNumber(above)).toBe(2 ** 53)
  })

  test('size', () => {
    expect(isSafe(2n ** 53n - 1n)).toBe(true)
    expect(isSafe(-(2n ** 53n))).toBe(false)
    expect(bitLength({ n: 10n ** 100n, d: 1n })).toBeGreaterThan(300)
  })
})
