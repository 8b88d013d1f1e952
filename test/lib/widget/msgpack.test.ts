import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMsgpack } from '../../../lib/widget/msgpack.ts'
import { codeOf } from './support.ts'

const decode = (...bytes: number[]): unknown => decodeMsgpack(Uint8Array.from(bytes))

test.each([
  [[0x07], 7],
  [[0xff], -1],
  [[0xc0], null],
  [[0xc2], false],
  [[0xc3], true],
  [[0xcc, 200], 200],
  [[0xcd, 1, 0], 256],
  [[0xce, 0, 1, 0, 0], 65_536],
  [[0xcf, 0, 0, 0, 1, 0, 0, 0, 0], 4_294_967_296],
  [[0xd0, 0x80], -128],
  [[0xd1, 0xff, 0x00], -256],
  [[0xd2, 0xff, 0xff, 0, 0], -65_536],
  [[0xd3, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], -4_294_967_296],
  [[0xca, 0x3f, 0x80, 0, 0], 1],
  [[0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0], 1.5],
  [[0xa3, 0x61, 0xc3, 0xa4], 'aä'],
  [[0xd9, 1, 0x62], 'b'],
  [
    [0x92, 1, 0x91, 2],
    [1, [2]],
  ],
  [[0xdc, 0, 1, 5], [5]],
  [[0x81, 0xa1, 0x61, 1], { a: 1 }],
  [[0xde, 0, 1, 0xa1, 0x62, 2], { b: 2 }],
  [[0xc4, 2, 8, 9], Uint8Array.from([8, 9])],
])('%j is %j', (bytes, value) => {
  expect(decode(...bytes)).toEqual(value)
})

test('text of all lengths of UTF-8', () => {
  const bytes = new TextEncoder().encode('ä€😀')
  expect(decode(0xa0 | bytes.length, ...bytes)).toBe('ä€😀')
})

test.each([
  ['nothing', []],
  ['less than promised', [0xa5, 0x61]],
  ['more than promised', [1, 2]],
  ['a list longer than its bytes', [0xdd, 0xff, 0xff, 0xff, 0xff]],
  ['an extension', [0xd4, 1, 1]],
  ['half a character', [0xa1, 0xc3]],
])('%s is refused', (_, bytes) => {
  expect(codeOf(() => decode(...bytes))).toBe('KAITHEM_VALUE')
})

test('a key that reaches a prototype is left out', () => {
  const key = [...new TextEncoder().encode('__proto__')]
  expect(Object.keys(decode(0x81, 0xa0 | key.length, ...key, 1) as object)).toEqual([])
})

test('any bytes give a value or a refusal, and lists in lists end', () => {
  expect(codeOf(() => decodeMsgpack(new Uint8Array(100_000).fill(0x91)))).toBe('KAITHEM_VALUE')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const code = codeOf(() => decodeMsgpack(bytes))
      expect(['nothing thrown', 'KAITHEM_VALUE']).toContain(code)
    }),
  )
})
