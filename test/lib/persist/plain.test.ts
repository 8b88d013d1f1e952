import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type Dialect, toPlain } from '../../../lib/persist/plain.ts'
import { codeOf } from './support.ts'

const dialect: Dialect = {
  name: 'TEST',
  map: (entries) => ['map', ...entries],
  set: (values) => ['set', ...values],
  bytes: (bytes) => ['bytes', ...bytes],
  date: (date) => ['date', date.getTime()],
  oddNumber: (number) => `odd ${number}`,
  object: (object) => object,
  loneSurrogates: true,
  null: true,
}

describe('toPlain', () => {
  it.each([
    [{ a: [1, 'x', true, null] }, { a: [1, 'x', true, null] }],
    [{ a: undefined, b: [undefined] }, { b: [null] }],
    [undefined, null],
    [
      [NaN, -Infinity],
      ['odd NaN', 'odd -Infinity'],
    ],
    [new Map([[{ k: 1 }, new Set([2])]]), ['map', [{ k: 1 }, ['set', 2]]]],
    [Buffer.from('a'), ['bytes', 97]],
    [new Date(5), ['date', 5]],
    [
      vm.runInNewContext('({ m: new Map([[1, 2]]), d: new Date(7), l: [1] })'),
      { m: ['map', [1, 2]], d: ['date', 7], l: [1] },
    ],
    [new Float64Array([0.5]), [0.5]],
    [
      [new Number(1), new String('x'), new Boolean(false)],
      [1, 'x', false],
    ],
    [{ toJSON: () => ({ short: 1 }) }, { short: 1 }],
    [Object.create(null, { a: { value: 1, enumerable: true } }), { a: 1 }],
    [new Array(1).concat([1]), [null, 1]],
  ])('%j', (data, expected) => {
    expect(toPlain(data, dialect)).toEqual(expected)
  })

  it('copies, so that later changes do not reach it', () => {
    const data = { list: [1] }
    const plain = toPlain(data, dialect)
    data.list.push(2)
    expect(plain).toEqual({ list: [1] })
  })

  it.each([
    ['a function', { f: () => 1 }],
    ['a symbol', [Symbol('x')]],
    ['a bigint', 1n],
    ['an expression', /x/],
    ['a promise', Promise.resolve()],
    ['an error', new Error('x')],
    ['an invalid date', new Date(Number.NaN)],
    ['a weak map', new WeakMap()],
  ])('refuses %s and says where', (_, data) => {
    expect(codeOf(() => toPlain(data, dialect))).toBe('KAITHEM_TYPE')
    expect(() => toPlain({ a: [0, data] }, dialect)).toThrow('the data.a[1]')
  })

  it('refuses what contains itself, but not what stands twice', () => {
    const data: Record<string, unknown> = { a: {} }
    data.b = data.a
    expect(toPlain(data, dialect)).toEqual({ a: {}, b: {} })
    data.c = [new Map([[1, data]])]
    expect(codeOf(() => toPlain(data, dialect))).toBe('KAITHEM_CYCLE')
  })

  it('refuses what is too deep, and what grows by standing in itself twice', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(codeOf(() => toPlain(deep, dialect))).toBe('KAITHEM_VALUE')
    let bomb: unknown = ['boom']
    for (let level = 0; level < 40; level++) bomb = [bomb, bomb]
    expect(codeOf(() => toPlain(bomb, dialect))).toBe('KAITHEM_VALUE')
  }, 30_000)

  it('refuses null and halves of characters where the format has none', () => {
    const strict = { ...dialect, null: false, loneSurrogates: false }
    for (const data of [null, [undefined], '\ud800', { '\udc00': 1 }]) {
      expect(codeOf(() => toPlain(data, strict))).toBe('KAITHEM_TYPE')
      expect(codeOf(() => toPlain(data, dialect))).toBe('none')
    }
  })
})
