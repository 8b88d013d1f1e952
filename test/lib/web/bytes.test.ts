import vm from 'node:vm'
import { expect, it } from 'vitest'
import { indexOfBytes, isBytes } from '../../../lib/web/bytes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it.each([
  ['hello', 'l', 0, 2],
  ['hello', 'lo', 0, 3],
  ['hello', 'lo', 4, -1],
  ['hello', 'x', 0, -1],
  ['aaab', 'aab', 0, 1],
  ['hello', 'hello!', 0, -1],
  ['hello', '', 3, 3],
  ['', 'a', 0, -1],
])('in %j, %j from %i is at %i', (text, wanted, from, at) => {
  expect(indexOfBytes(bytes(text), bytes(wanted), from)).toBe(at)
})

it('knows byte arrays of every realm', () => {
  expect([new Uint8Array(1), Buffer.from('x'), vm.runInNewContext('new Uint8Array(2)')].map(isBytes)).toEqual([
    ...[true, true, true],
  ])
  expect([new Uint16Array(1), new DataView(new ArrayBuffer(1)), [1], 'x', null, {}].some(isBytes)).toBe(false)
})
