/** MIDI streams as cables carry them: running status, real time anywhere, pieces of any size. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMessage, encodeMessage, type MidiMessage } from '../../lib/midi/message.ts'
import { firstRealTime, messageKinds } from '../../lib/midi/message-types.ts'
import { MidiParser } from '../../lib/midi/parser.ts'

const dataByte = fc.integer({ min: 0, max: 127 })
const longKinds = messageKinds.filter(({ status }) => status < firstRealTime)
const realTimeKinds = messageKinds.filter(({ status }) => status >= firstRealTime)

/** A message as all its bytes. */
const whole = fc
  .record({
    kind: fc.constantFrom(...longKinds),
    // Few channels, so that running status happens.
    channel: fc.constantFrom(1, 2, 16),
    data: fc.array(dataByte, { minLength: 2, maxLength: 12 }),
  })
  .map(({ kind: { type, length }, channel, data }) =>
    encodeMessage({ type, channel, data: length === undefined ? data : data.slice(0, length) }),
  )

const piece = fc.record({
  bytes: whole,
  /** Leave the first byte out where that is allowed. */
  short: fc.boolean(),
  /** Real-time messages before the byte at this place. */
  between: fc.array(fc.record({ at: fc.nat(12), kind: fc.constantFrom(...realTimeKinds) }), { maxLength: 2 }),
})

/** Sizes of the pieces in which a stream arrives, again and again. */
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

function parse(bytes: readonly number[], pieces: readonly number[]): MidiMessage[] {
  const seen: MidiMessage[] = []
  const parser = new MidiParser((message) => void seen.push(message))
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = pieces[turn % pieces.length]
    parser.push(bytes.slice(at, at + size), 0)
    at += size
  }
  return seen
}

test('what was sent is what comes out, in the order in which it got whole', () => {
  const run = fc.property(fc.array(piece, { maxLength: 30 }), sizes, (sent, pieces) => {
    const stream: number[] = []
    const expected: number[][] = []
    let running = 0
    for (const { bytes, short, between } of sent) {
      const [status = 0] = bytes
      const left = short && status === running && status < 0xf0 ? bytes.slice(1) : bytes
      running = status < 0xf0 ? status : 0
      for (const [index, byte] of left.entries()) {
        for (const { at, kind } of between) {
          if (at !== index) continue
          stream.push(kind.status)
          expected.push([kind.status])
        }
        stream.push(byte)
      }
      expected.push(bytes)
    }
    expect(parse(stream, pieces).map(({ raw }) => raw)).toEqual(expected)
  })
  fc.assert(run, { numRuns: 500 })
})

test('any bytes: nothing throws, pieces make no difference, and each message is one by itself', () => {
  // Mostly first bytes and few data bytes, so that much is broken off.
  const byte = fc.oneof(fc.integer({ min: 0x80, max: 255 }), dataByte)
  const run = fc.property(fc.array(byte, { maxLength: 200 }), sizes, (bytes, pieces) => {
    const seen = parse(bytes, pieces)
    expect(seen).toEqual(parse(bytes, [1000]))
    for (const message of seen) {
      expect(decodeMessage(message.raw)).toEqual(message)
      expect(encodeMessage(message)).toEqual(message.raw)
    }
  })
  fc.assert(run, { numRuns: 500 })
})
