import { describe, expect, it } from 'vitest'
import { busMessageOf, messageOfBus } from '../../../lib/midi/bus-message.ts'
import { decodeMessage, encodeMessage, type MidiMessage } from '../../../lib/midi/message.ts'

const decoded = (bytes: readonly number[]): MidiMessage => decodeMessage(bytes) as MidiMessage

describe('what the bus has', () => {
  it.each<[number[], unknown[]]>([
    [
      [0x90, 60, 100],
      ['noteon', 1, 60, 100],
    ],
    [
      [0x9f, 60, 0],
      ['noteoff', 16, 60],
    ],
    [
      [0x80, 60, 64],
      ['noteoff', 1, 60],
    ],
    [
      [0xb1, 7, 99],
      ['cc', 2, 7, 99],
    ],
    [
      [0xe0, 1, 64],
      ['pitch', 1, 8193],
    ],
    [
      [0xe0, 127, 127],
      ['pitch', 1, 16383],
    ],
  ])('%j', (bytes, message) => {
    expect(busMessageOf(decoded(bytes))).toEqual(message)
  })

  it.each([[[0xa0, 1, 2]], [[0xc0, 1]], [[0xd0, 1]], [[0xf0, 0xf7]], [[0xf8]], [[0xf2, 1, 2]]])('not %j', (bytes) => {
    expect(busMessageOf(decoded(bytes))).toBeUndefined()
  })
})

describe('as bytes again', () => {
  it.each<[unknown[], number[]]>([
    [
      ['noteon', 1, 60, 100],
      [0x90, 60, 100],
    ],
    [
      ['noteoff', 16, 60],
      [0x8f, 60, 0],
    ],
    [
      ['noteoff', 1, 60, 64],
      [0x80, 60, 64],
    ],
    [
      ['cc', 2, 7, 99],
      [0xb1, 7, 99],
    ],
    [
      ['pitch', 1, 8193],
      [0xe0, 1, 64],
    ],
    [
      ['pitch', 1, 0],
      [0xe0, 0, 0],
    ],
    [
      ['programchange', 3, 26],
      [0xc2, 26],
    ],
  ])('%j', (message, bytes) => {
    expect(encodeMessage(messageOfBus(message))).toEqual(bytes)
  })

  it.each([[[]], [['noteon', 1]], [['noteon']], [['noteon', 1, 60, 300]], [[null, 1, 2, 3]], [['pitch', 1, '5']]])(
    '%j is refused',
    (message) => {
      expect(() => encodeMessage(messageOfBus(message))).toThrow()
    },
  )
})
