import { expect, it } from 'vitest'
import { kindOfStatus, kindOfType, messageKinds } from '../../../lib/midi/message-types.ts'

it.each([
  [0x80, 'noteoff', 2],
  [0x9f, 'noteon', 2],
  [0xa3, 'polyat', 2],
  [0xb0, 'controlchange', 2],
  [0xc5, 'programchange', 1],
  [0xdf, 'channelat', 1],
  [0xe0, 'pitchbend', 2],
  [0xf0, 'sysex', undefined],
  [0xf2, 'songposition', 2],
  [0xf8, 'clock', 0],
  [0xff, 'reset', 0],
])('%d begins %s', (status, type, length) => {
  expect(kindOfStatus(status)).toMatchObject({ type, length })
})

it.each([0, 0x7f, 0xf4, 0xf5, 0xf7, 0xf9, 0xfd])('%d begins nothing', (status) => {
  expect(kindOfStatus(status)).toBeUndefined()
})

it('names are unique and found', () => {
  expect(new Set(messageKinds.map(({ type }) => type)).size).toBe(messageKinds.length)
  for (const kind of messageKinds) expect(kindOfType(kind.type)).toBe(kind)
  expect([kindOfType('toString'), kindOfType('cc')]).toEqual([undefined, undefined])
})
