import { expect, it } from 'vitest'
import { readMessages, readMidi } from '../../../lib/midi/bytes.ts'
import { codeOf } from './support.ts'

it.each<[string, unknown]>([
  ['a list', [0x90, 60, 100]],
  ['a Buffer', Buffer.from([0x90, 60, 100])],
  ['a Uint8Array', new Uint8Array([0x90, 60, 100])],
  ['a message', { type: 'noteon', channel: 1, data: [60, 100] }],
  ['a message that came in', { type: 'noteon', channel: 1, data: [60, 100], raw: [1], deltaTime: 3 }],
  ['one of the bus', ['noteon', 1, 60, 100]],
])('%s', (_what, given) => {
  expect(readMidi(given)).toEqual([0x90, 60, 100])
})

it('bytes need not be whole messages', () => {
  expect([readMidi([60]), readMidi([])]).toEqual([[60], []])
})

it.each<[unknown, string]>([
  [[0x90, 256], 'KAITHEM_VALUE'],
  [[0x90, '60'], 'KAITHEM_VALUE'],
  [[undefined], 'KAITHEM_VALUE'],
  [['noteon', 1, 60, 128], 'KAITHEM_VALUE'],
  [{ type: 'nothing' }, 'KAITHEM_VALUE'],
  [{}, 'KAITHEM_TYPE'],
  ['noteon', 'KAITHEM_TYPE'],
  [null, 'KAITHEM_TYPE'],
  [60, 'KAITHEM_TYPE'],
])('%j is refused', (given, code) => {
  expect(codeOf(() => readMidi(given))).toBe(code)
})

it('whole messages are sent one by one', () => {
  expect(readMessages(['cc', 1, 7, 99])).toEqual([[0xb0, 7, 99]])
  expect(readMessages([0x90, 60, 100, 62, 100, 0xf8, 0xf0, 1, 0xf7])).toEqual([
    [0x90, 60, 100],
    [0x90, 62, 100],
    [0xf8],
    [0xf0, 1, 0xf7],
  ])
})

it.each([[[]], [[60]], [[0x90, 60]], [[0x90, 60, 100, 62]], [[0xf0, 1]], [[0xf7]]])('%j is no message', (bytes) => {
  expect(codeOf(() => readMessages(bytes))).toBe('KAITHEM_VALUE')
})
