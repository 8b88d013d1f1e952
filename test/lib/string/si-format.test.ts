import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siFormat } from '../../../lib/string/si-format.ts'

describe('siFormat', () => {
  it.each([
    [1000, '1K'],
    [1_000_000, '1M'],
    [1e9, '1G'],
    [1e12, '1T'],
    [1e15, '1P'],
    [1e18, '1000P'],
    [1001, '1K'],
    [12_345, '12.35K'],
    [999, '999'],
    [999.999, '1K'],
    [999_999, '1M'],
    [999_994, '999.99K'],
    [1, '1'],
    [0.5, '0.5'],
    [0.25, '250m'],
    [0.001, '1m'],
    [0.000_999_999_9, '1m'],
    [1e-6, '1u'],
    [2.5e-9, '2.5n'],
    [9e-10, '900p'],
    [1e-12, '1p'],
    [3e-15, '3f'],
    [1e-18, '0'],
    [0, '0'],
    [-0, '0'],
    [-1000, '-1K'],
    [-0.25, '-250m'],
    [-1e-18, '0'],
    [1.7976931348623157e308, '1.7976931348623157e+293P'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [Number.NaN, 'NaN'],
  ])('%d is %s', (value, text) => {
    expect(siFormat(value)).toBe(text)
  })

  it.each([
    [1234, 0, '1K'],
    [1999, 0, '2K'],
    [1234, 1, '1.2K'],
    [1234.5678, 6, '1.234568K'],
    [100, 0, '100'],
  ])('%d with %i digits is %s', (value, digits, text) => {
    expect(siFormat(value, digits)).toBe(text)
  })

  it('says what was meant, to the digits shown, with the same text for both signs', () => {
    const factors = new Map([...'PTGMK'].map((suffix, index) => [suffix, 10 ** (15 - 3 * index)]))
    for (const [index, suffix] of [...'munpf'].entries()) factors.set(suffix, 10 ** (-3 - 3 * index))
    fc.assert(
      fc.property(fc.double({ min: 1e-14, max: 1e17, noNaN: true }), (value) => {
        const text = siFormat(value, 3)
        const [, digits, suffix] = /^([\d.]+)([PTGMKmunpf]?)$/.exec(text) ?? []
        const factor = factors.get(suffix ?? '') ?? 1
        expect(Math.abs(Number(digits) * factor - value)).toBeLessThanOrEqual(factor * 0.000_501)
        expect(siFormat(-value, 3)).toBe(`-${text}`)
      }),
    )
  })

  it.each([undefined, null, '5', {}, 5n, Symbol('x')])('%s is no number', (value) => {
    expect(() => siFormat(value)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })

  it.each([-1, 1.5, 21, '2', Number.NaN, null])('%j is no number of digits', (digits) => {
    expect(() => siFormat(1, digits)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
