import { expect, it } from 'vitest'
import { buildAt, parsePath, readPath } from '../../../../lib/devices/types/data-path.ts'

it.each([
  ['', []],
  ['$', []],
  ['$.a', ['a']],
  ['a.b[0].c', ['a', 'b', 0, 'c']],
  ['[1][2]', [1, 2]],
  ['a["odd.name"].b', ['a', 'odd.name', 'b']],
  ['Soil Temp.x-y', ['Soil Temp', 'x-y']],
])('%j has the steps %j', (text, steps) => {
  expect(parsePath(text)).toEqual(steps)
})

it.each(['a..b', 'a[', 'a[x]', '.', 'a]', 'a'.repeat(600)])('%j is no path', (text) => {
  expect(() => parsePath(text)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it('reads only what is there', () => {
  const data = { a: [{ b: 1 }], n: null }
  expect(readPath(data, parsePath('a[0].b'))).toBe(1)
  for (const path of ['a[1].b', 'n.x', 'constructor', '__proto__.x', 'a.length.x']) {
    expect(readPath(data, parsePath(path))).toBeUndefined()
  }
})

it('builds the smallest data with a value at the path', () => {
  expect(buildAt(parsePath('a.b[1]'), 5)).toEqual({ a: { b: [null, 5] } })
  expect(buildAt([], 5)).toBe(5)
  expect(JSON.stringify(buildAt(['__proto__'], 1))).toBe('{"__proto__":1}')
})
