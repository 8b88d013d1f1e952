import { expect, test } from 'vitest'
import { readFrame } from '../../../lib/widget/frames.ts'
import { codeOf } from './support.ts'

test('all parts of a frame are read; what is missing is empty', () => {
  const frame = readFrame('{"upd":[["a",1]],"subsc":["b",["c",7],["d"]],"unsub":["e"],"req":["f"],"more":1}')
  expect(frame).toEqual({
    updates: [['a', 1]],
    subscribe: [
      { id: 'b', version: undefined },
      { id: 'c', version: 7 },
      { id: 'd', version: 0 },
    ],
    unsubscribe: ['e'],
    request: ['f'],
  })
  expect(readFrame('{}')).toEqual({ updates: [], subscribe: [], unsubscribe: [], request: [] })
})

test('bytes are MessagePack', () => {
  // {"req":["a"]}
  expect(readFrame(Uint8Array.from([0x81, 0xa3, 0x72, 0x65, 0x71, 0x91, 0xa1, 0x61])).request).toEqual(['a'])
})

test.each([
  'no JSON',
  '7',
  'null',
  '[]',
  '{"upd":7}',
  '{"upd":[7]}',
  '{"upd":[["a"]]}',
  '{"upd":[["a",1,2]]}',
  '{"subsc":[7]}',
  '{"subsc":[""]}',
  '{"unsub":[["a"]]}',
  `{"req":["${'x'.repeat(1025)}"]}`,
  JSON.stringify({ subsc: Array(10_001).fill('a') }),
])('%.40s is refused', (text) => {
  expect(codeOf(() => readFrame(text))).toBe('KAITHEM_VALUE')
})

test('what is neither text nor bytes, and what is too long, is refused', () => {
  expect(codeOf(() => readFrame({}))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => readFrame(' '.repeat(33 * 1024 * 1024 + 70_000)))).toBe('KAITHEM_VALUE')
})
