/** Plays messages of a keyboard on a synthesizer: channels 1 to 16 there are 0 to 15 here. @module */

import type { MidiMessage } from './message.ts'
import type { Synth } from './synth.ts'

type Player = (synth: Synth, channel: number, first: number, second: number) => void

const players: Readonly<Partial<Record<MidiMessage['type'], Player>>> = {
  noteon: (synth, channel, note, velocity) =>
    velocity === 0 ? synth.noteOff(channel, note) : synth.noteOn(channel, note, velocity),
  noteoff: (synth, channel, note) => synth.noteOff(channel, note),
  controlchange: (synth, channel, control, value) => synth.cc(channel, control, value),
  programchange: (synth, channel, program) => synth.programChange(channel, program),
  pitchbend: (synth, channel, low, high) => synth.pitchBend(channel, low + 128 * high - 8192),
}

/** Messages that a synthesizer has no use for are passed over. */
export function playMessage(synth: Synth, { type, channel, data }: MidiMessage): void {
  const [first = 0, second = 0] = data
  if (channel !== undefined) players[type]?.(synth, channel - 1, first, second)
}
