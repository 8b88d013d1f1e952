import { expect, it } from 'vitest'
import type { Message } from '../../../nodes/_runtime/red-types.ts'
import { type Order, readOrder } from '../../../nodes/synth/orders.ts'

const order = (message: object): Order => readOrder({ _msgid: '1', ...message } as Message)
const none = { velocity: undefined, duration: undefined, channel: undefined }

it.each<[string, object, object]>([
  ['a note', { payload: 60 }, { kind: 'chord', chord: { notes: [60], ...none } }],
  [
    'a note with its own',
    { payload: 60, velocity: 5, duration: 2 },
    { kind: 'chord', chord: { notes: [60], ...none, velocity: 5, duration: 2 } },
  ],
  [
    'a chord',
    { payload: { note: [60, 64], channel: 3 }, velocity: 5 },
    { kind: 'chord', chord: { notes: [60, 64], ...none, channel: 3 } },
  ],
  ['the end', { payload: 'stop' }, { kind: 'stop' }],
])('%s', (_title, message, expected) => {
  expect(order(message)).toEqual(expected)
})

it('messages, in any of their forms', () => {
  const types = (message: object): unknown => {
    const read = order(message)
    return read.kind === 'messages' ? read.messages.map(({ type, channel, data }) => [type, channel, ...data]) : read
  }
  expect(types({ payload: ['noteon', 2, 60, 100] })).toEqual([['noteon', 2, 60, 100]])
  expect(types({ payload: [0xc0, 5, 0x80, 60, 0] })).toEqual([
    ['programchange', 1, 5],
    ['noteoff', 1, 60, 0],
  ])
  expect(types({ payload: 1, midi: { type: 'pitchbend', channel: 1, data: 0 } })).toEqual([['pitchbend', 1, 0, 0]])
})

it.each<[string, object, string]>([
  ['nothing', {}, 'KAITHEM_VALUE'],
  ['a note that is none', { payload: 128 }, 'KAITHEM_VALUE'],
  ['half a note', { payload: 60.5 }, 'KAITHEM_VALUE'],
  ['a velocity that is none', { payload: 60, velocity: 0 }, 'KAITHEM_VALUE'],
  ['no time', { payload: { note: 60, duration: 0 } }, 'KAITHEM_VALUE'],
  ['endless time', { payload: { note: 60, duration: Number.POSITIVE_INFINITY } }, 'KAITHEM_VALUE'],
  ['a channel that is none', { payload: { note: 60, channel: 0 } }, 'KAITHEM_VALUE'],
  ['words', { payload: 'play it again' }, 'KAITHEM_TYPE'],
  ['a chord of words', { payload: { note: ['C'] } }, 'KAITHEM_VALUE'],
])('%s is refused', (_title, message, code) => {
  expect(() => order(message)).toThrow(expect.objectContaining({ code }))
})

it.each<[string, object, string]>([
  ['the note', { payload: 128 }, 'noNote'],
  ['the velocity', { payload: 60, velocity: 128 }, 'noVelocity'],
  ['the duration', { payload: 60, duration: -1 }, 'noDuration'],
  ['the channel', { payload: { note: 60, channel: 17 } }, 'noChannel'],
])('%s is named when it is wrong', (_title, message, reason) => {
  expect(() => order(message)).toThrow(expect.objectContaining({ data: expect.objectContaining({ reason }) }))
})
