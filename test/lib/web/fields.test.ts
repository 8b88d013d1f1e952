import { expect, it } from 'vitest'
import { createFields, mostFields, parsePairs } from '../../../lib/web/fields.ts'

it('reads pairs, and decodes them once', () => {
  expect(parsePairs('a=1&b=x+y&a=%C3%BC%26&c&=d&&e=f=g')).toEqual([
    ['a', '1'],
    ['b', 'x y'],
    ['a', 'ü&'],
    ['c', ''],
    ['', 'd'],
    ['e', 'f=g'],
  ])
  expect(parsePairs('')).toEqual([])
  expect(parsePairs('a=%2525&b=%zz')).toEqual([
    ['a', '%25'],
    ['b', '%zz'],
  ])
})

it('has all values of a name in order, whatever its name', () => {
  const fields = createFields(parsePairs('a=1&__proto__=x&a=2&constructor=y'))
  expect([fields.get('a'), fields.getAll('a'), fields.get('b'), fields.getAll('b')]).toEqual([
    ...['1', ['1', '2'], undefined, []],
  ])
  expect([fields.get('__proto__'), fields.get('toString')]).toEqual(['x', undefined])
  expect(fields.names()).toEqual(['a', '__proto__', 'constructor'])
})

it('refuses more fields than a form can have', () => {
  expect(parsePairs('a&'.repeat(mostFields - 1))).toHaveLength(mostFields - 1)
  expect(() => parsePairs('a&'.repeat(mostFields + 1))).toThrow(expect.objectContaining({ code: 'KAITHEM_LIMIT' }))
})
