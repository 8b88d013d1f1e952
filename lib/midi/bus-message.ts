/**
 * Messages as the bus has them: `['noteon', channel, note, velocity]` and so on, channels 1 to 16.
 *
 * Porting note: Kaithem's two ways of reading ports disagree in the shape of messages and in where channels begin; here all
 * have the shapes of its manual. A note that begins with velocity 0 is the end of a note.
 *
 * @module
 */

import type { MidiMessage, MidiMessageInput } from './message.ts'

/** What is posted to `/midi/<port>`. */
export type MidiBusMessage =
  | readonly [type: 'noteon', channel: number, note: number, velocity: number]
  | readonly [type: 'noteoff', channel: number, note: number]
  | readonly [type: 'cc', channel: number, control: number, value: number]
  | readonly [type: 'pitch', channel: number, value: number]

/** @returns undefined for the kinds that the bus does not have */
export function busMessageOf({ type, channel = 0, data }: MidiMessage): MidiBusMessage | undefined {
  const [first = 0, second = 0] = data
  switch (type) {
    case 'noteon':
      return second === 0 ? ['noteoff', channel, first] : ['noteon', channel, first, second]
    case 'noteoff':
      return ['noteoff', channel, first]
    case 'controlchange':
      return ['cc', channel, first, second]
    case 'pitchbend':
      return ['pitch', channel, first + 128 * second]
    default:
      return undefined
  }
}

/** Names of the bus, and those of `msg.midi`. */
const types: Readonly<Record<string, string>> = { cc: 'controlchange', pitch: 'pitchbend' }

/** Where the end of a note leaves out how fast the key came up. */
const noteOffVelocity = 0

/** A message of the bus, or one like it of any other kind, as one to be sent. Nothing is checked yet. */
export function messageOfBus([given, channel, ...data]: readonly unknown[]): MidiMessageInput {
  const type = types[String(given)] ?? String(given)
  if (type === 'noteoff' && data.length === 1) data.push(noteOffVelocity)
  const isOne = type === 'pitchbend' && data.length === 1
  return { type, channel: channel as number, data: (isOne ? data[0] : data) as number[] }
}
