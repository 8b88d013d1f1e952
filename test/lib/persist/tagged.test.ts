import { describe, expect, it } from 'vitest'
import { type Dialect, toPlain } from '../../../lib/persist/plain.ts'
import { fromTagged, taggedDialect, taggedEntries } from '../../../lib/persist/tagged.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { codeOf } from './support.ts'

const bytes = createNodeBytes()
const dialect: Dialect = { name: 'TEST', null: true, ...taggedDialect(bytes) }
const there = (data: unknown): unknown => JSON.parse(JSON.stringify(toPlain(data, dialect)))
const andBack = (data: unknown): unknown => fromTagged(there(data), bytes)

describe('marks', () => {
  it.each([
    [
      new Map<unknown, unknown>([
        ['a', 1],
        [{ b: 2 }, new Set(['c'])],
      ]),
    ],
    [{ s: new Set([new Set([1]), [2]]) }],
    [[new Date(0), new Date('2026-01-31T12:00:00.123Z')]],
    [Buffer.from([0, 255])],
    [[NaN, Infinity, -Infinity]],
    [{ $type: 'Map', value: [] }],
    [{ $type: { $type: 'Object', value: 1 }, other: [{ $type: 'Date' }] }],
    [{ $type: 'Object', value: { $type: 'Set', value: [] } }],
  ])('%j comes back', (data) => {
    expect(andBack(data)).toEqual(data)
  })

  it('is readable', () => {
    expect(there(new Set([1]))).toEqual({ $type: 'Set', value: [1] })
    expect(there(Buffer.from('hi'))).toEqual({ $type: 'Buffer', value: 'aGk=' })
  })

  it.each([
    [{ $type: 'Map', value: [1] }],
    [{ $type: 'Set', value: 'x' }],
    [{ $type: 'Date', value: 'yesterday' }],
    [{ $type: 'Buffer', value: '%' }],
    [{ $type: 'Number', value: '5' }],
    [{ $type: 'Entries', value: [[1]] }],
    [{ $type: 'constructor', value: [] }],
    [{ $type: 'toString', value: [] }],
    [{ $type: 'Set', value: [], more: 1 }],
    [{ $type: 'Object', value: null }],
    [{ $type: ['Set'], value: [] }],
  ])('takes %j as it is', (data) => {
    expect(fromTagged(structuredClone(data), bytes)).toEqual(data)
  })

  it('keeps objects whose keys would mean something else', () => {
    const marked = taggedEntries({ '<<': 1, __proto: 2 })
    expect(fromTagged(JSON.parse(JSON.stringify(marked)), bytes)).toEqual({ '<<': 1, __proto: 2 })
  })

  it('refuses data that is too deep', () => {
    expect(codeOf(() => fromTagged(JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)), bytes))).toBe('KAITHEM_VALUE')
  })

  it('gives ordinary objects', () => {
    expect(Object.getPrototypeOf(fromTagged(Object.assign(Object.create(null), { a: 1 }), bytes))).toBe(
      Object.prototype,
    )
  })
})
