import { describe, expect, it } from 'vitest'
import { mostSent, NullMidi } from '../../../../lib/midi/backends/null.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { testMidi } from '../../../contracts/midi.ts'
import { codeOf } from '../support.ts'

describe('as every driver', () => {
  testMidi(() => {
    const backend = new NullMidi(new ManualClock())
    backend.plug('Pad')
    return {
      ...{ backend, port: 'Pad' },
      feed: (bytes) => backend.feed('Pad', bytes),
      received: async () => backend.sent.flatMap(({ bytes }) => bytes),
      until: async (condition) => expect(condition()).toBe(true),
    }
  })
})

it('writes down what is sent, and when; the oldest are forgotten', async () => {
  const clock = new ManualClock(100)
  const midi = new NullMidi(clock)
  midi.plug('Pad')
  const output = midi.openOutput({ port: 'Pad', nth: 0 })
  output.send([0xf8])
  await clock.advance(1)
  output.send([0xfa])
  expect(midi.sent).toEqual([
    { time: 100, port: 'Pad', bytes: [0xf8] },
    { time: 101, port: 'Pad', bytes: [0xfa] },
  ])
  for (let count = 0; count < mostSent; count++) output.send([0xfc])
  expect([midi.sent.length, midi.sent[0]?.bytes]).toEqual([mostSent, [0xfc]])
})

it('a device that is plugged in again is another one', () => {
  const midi = new NullMidi(new ManualClock())
  midi.plug('Pad')
  const first = midi.fingerprint('Pad')
  const output = midi.openOutput({ port: 'Pad', nth: 0 })
  midi.unplug('Pad')
  expect([midi.fingerprint('Pad'), codeOf(() => output.send([0xf8]))]).toEqual([undefined, 'KAITHEM_IO'])
  midi.plug('Pad')
  expect([first === midi.fingerprint('Pad'), codeOf(() => output.send([0xf8]))]).toEqual([false, 'KAITHEM_IO'])
})

it('devices of one name are told apart by their order', () => {
  const midi = new NullMidi(new ManualClock())
  midi.plug('Pad')
  midi.plug('Pad', ['input'])
  expect([midi.inputs(), midi.outputs()]).toEqual([['Pad', 'Pad'], ['Pad']])
  const heard: string[] = []
  for (const nth of [0, 1]) {
    midi.openInput(
      { port: 'Pad', nth },
      { bytes: (bytes) => void heard.push(`${nth} ${[...bytes]}`), failed: () => {} },
    )
  }
  midi.feed('Pad', [1], 0, 1)
  expect(heard).toEqual(['1 1'])
  expect(codeOf(() => midi.feed('Flute', [1]))).toBe('KAITHEM_KEY')
})

it('a failing port is told once to those who listen', () => {
  const midi = new NullMidi(new ManualClock())
  midi.plug('Pad')
  const codes: string[] = []
  midi.openInput({ port: 'Pad', nth: 0 }, { bytes: () => {}, failed: ({ code }) => void codes.push(code) })
  midi.fail('Pad')
  midi.fail('Pad')
  expect(codes).toEqual(['KAITHEM_IO'])
})
