import { expect, test } from 'vitest'
import { cleanValue, finite, longestValue, tidy, toJson } from '../../../lib/widget/values.ts'
import { codeOf } from './support.ts'

test('what JSON knows becomes JSON, nothing becomes null', () => {
  expect(toJson({ a: [1] }, 'x')).toBe('{"a":[1]}')
  expect(toJson(undefined, 'x')).toBe('null')
})

test('what cannot be sent is refused', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(codeOf(() => toJson(circle, 'x'))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => toJson(1n, 'x'))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => toJson('x'.repeat(longestValue), 'x'))).toBe('KAITHEM_VALUE')
})

test('a value of a client has no key that reaches a prototype, at any depth', () => {
  const value = cleanValue(JSON.parse('{"a":[{"__proto__":{"x":1},"b":2}]}')) as { a: object[] }
  expect(Object.keys(value.a[0] as object)).toEqual(['b'])
  expect(Object.assign({}, value.a[0])).not.toHaveProperty('x')
})

test('a value that is nested too deep is refused', () => {
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  expect(cleanValue(nested(60))).toBeInstanceOf(Array)
  expect(codeOf(() => cleanValue(nested(10_000)))).toBe('KAITHEM_VALUE')
})

test('finite takes numbers only, tidy takes away what binary fractions add', () => {
  expect([finite(1), finite('1'), finite(Number.NaN), finite(Number.POSITIVE_INFINITY)]).toEqual([1, ...Array(3)])
  expect(tidy(0.1 + 0.2)).toBe(0.3)
})
