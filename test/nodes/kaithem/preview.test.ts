import { expect, test } from 'vitest'
import { preview } from '../../../nodes/kaithem/preview.ts'

const circular: Record<string, unknown> = {}
circular.self = circular

test.each([
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [0.007252216339111328, '0.007252'],
  [-1234567.891234, '-1234567.8912'],
  [0.1 + 0.2, '0.3'],
  [80215604, '80215604'],
  [1e300, '1e+300'],
  [1.5e-300, '1.5e-300'],
  ['text', 'text'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [12n, '12'],
  [[1, 'a'], '[1,"a"]'],
  [{ a: { b: 1 } }, '{"a":{"b":1}}'],
  [{ toJSON: () => undefined }, '[object Object]'],
  [circular, '(circular)'],
  [new Uint8Array(5), '5 bytes'],
  [Symbol('s'), 'Symbol(s)'],
])('%o is %s', (value, text) => {
  expect(preview(value)).toBe(text)
})

test('long values are cut', () => {
  expect(preview('x'.repeat(1000))).toHaveLength(80)
  expect(preview(Array.from({ length: 1000 }, () => 1))).toHaveLength(80)
})
