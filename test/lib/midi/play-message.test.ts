import { expect, it } from 'vitest'
import { NullSynth } from '../../../lib/midi/backends/null-synth.ts'
import { decodeMessage } from '../../../lib/midi/message.ts'
import { playMessage } from '../../../lib/midi/play-message.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

it.each<[number[], unknown[]]>([
  [
    [0x90, 60, 100],
    ['noteOn', 0, 60, 100],
  ],
  [
    [0x9f, 60, 0],
    ['noteOff', 15, 60],
  ],
  [
    [0x81, 60, 64],
    ['noteOff', 1, 60],
  ],
  [
    [0xb0, 7, 99],
    ['cc', 0, 7, 99],
  ],
  [
    [0xc2, 26],
    ['programChange', 2, 26],
  ],
  [
    [0xe0, 0, 64],
    ['pitchBend', 0, 0],
  ],
  [
    [0xe0, 0, 0],
    ['pitchBend', 0, -8192],
  ],
  [
    [0xe0, 127, 127],
    ['pitchBend', 0, 8191],
  ],
])('%j', (bytes, expected) => {
  const synth = new NullSynth(new ManualClock())
  playMessage(synth, decodeMessage(bytes) as NonNullable<ReturnType<typeof decodeMessage>>)
  expect(synth.calls.map(({ call, args }) => [call, ...args])).toEqual([expected])
})

it.each([[[0xa0, 60, 1]], [[0xd0, 1]], [[0xf8]], [[0xf0, 1, 0xf7]], [[0xf2, 1, 2]]])('passes over %j', (bytes) => {
  const synth = new NullSynth(new ManualClock())
  playMessage(synth, decodeMessage(bytes) as NonNullable<ReturnType<typeof decodeMessage>>)
  expect(synth.calls).toEqual([])
})
