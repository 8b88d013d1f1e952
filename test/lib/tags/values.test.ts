import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { copyPlainData, samePlainData, toPlainData } from '../../../lib/tags/values.ts'
import { codeOf } from './support.ts'

describe('plain data', () => {
  it.each([
    ['{"a":[1,2]}', { a: [1, 2] }],
    ['5', 5],
    [{ a: undefined, b: 1 }, { b: 1 }],
    [
      [1, { x: null }],
      [1, { x: null }],
    ],
    [null, null],
    [true, true],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [runInNewContext('({ a: [1] })'), { a: [1] }],
    [Object.assign(new Map(), { toJSON: () => ({ size: 0 }) }), { size: 0 }],
  ])('toPlainData %j', (value, expected) => {
    expect(toPlainData(value, 'x')).toEqual(expected)
  })

  it.each([
    ['{bad', 'KAITHEM_VALUE'],
    [undefined, 'KAITHEM_TYPE'],
    [Symbol('s'), 'KAITHEM_TYPE'],
    [5n, 'KAITHEM_TYPE'],
    [new Map([[1, 2]]), 'KAITHEM_TYPE'],
    [runInNewContext('new Set([1])'), 'KAITHEM_TYPE'],
    [runInNewContext('Promise.resolve(1)'), 'KAITHEM_TYPE'],
    [new Error('x'), 'KAITHEM_TYPE'],
  ])('refuses %s', (value, code) => {
    expect(codeOf(() => toPlainData(value, 'x'))).toBe(code)
  })

  it('refuses rings and bottomless nesting', () => {
    const ring: { self?: unknown } = {}
    ring.self = ring
    expect(codeOf(() => toPlainData(ring, 'x'))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => toPlainData('['.repeat(600) + ']'.repeat(600), 'x'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => toPlainData('['.repeat(1e5) + ']'.repeat(1e5), 'x'))).toBe('KAITHEM_VALUE')
  })

  it('copies without sharing, __proto__ included', () => {
    const data = toPlainData('{"a":{"b":1},"__proto__":{"x":1}}', 'x') as { a: { b: number } }
    const copy = copyPlainData(data) as { a: { b: number } }
    expect(samePlainData(data, copy)).toBe(true)
    copy.a.b = 2
    expect(data.a.b).toBe(1)
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(Object.hasOwn(copy, '__proto__')).toBe(true)
  })

  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[], {}, false],
    [1, 1, true],
    [null, {}, false],
    ['a', 'a', true],
  ])('samePlainData %j %j', (a, b, expected) => {
    expect(samePlainData(a, b)).toBe(expected)
    expect(samePlainData(b, a)).toBe(expected)
  })
})
