import vm from 'node:vm'
import { expect, it } from 'vitest'
import { isSameValue } from '../../../lib/events/same-value.ts'

const ring = () => {
  const object: Record<string, unknown> = {}
  return Object.assign(object, { a: object, b: object })
}

it.each([
  [1, 1],
  [0, -0],
  [Number.NaN, Number.NaN],
  [
    [1, { a: [2] }],
    [1, { a: [2] }],
  ],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [[1, { a: null }], vm.runInNewContext('[1, { a: null }]')],
  [new Date(5), new Date(5)],
])('%j is the same as %j', (a, b) => expect(isSameValue(a, b)).toBe(true))

it.each([
  [1, '1'],
  [null, {}],
  [[], {}],
  [[1], [1, 2]],
  [{ a: undefined }, { b: undefined }],
  [JSON.parse('{"__proto__":1}'), {}],
  [new Date(5), new Date(6)],
  [new Map([[1, 2]]), new Map([[1, 2]])],
  [ring(), ring()],
  [new Array(20_000).fill(1), new Array(20_000).fill(1)],
])('%o is another than %o', (a, b) => expect(isSameValue(a, b)).toBe(false))
