/** What a message of a flow holds for MIDI. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Message } from './red-types.ts'

type MidiOrder = { readonly panic: true } | { readonly panic: false; readonly data: unknown }

/** Words that end everything that sounds. */
const panicWords: readonly unknown[] = ['stop', 'panic']

/**
 * `msg.midi`, as MIDI nodes have it, else the payload: bytes, a message, or a list such as `['noteon', 1, 60, 100]`; the words
 * `stop` and `panic` in its place end all notes. A payload beside `msg.midi` says nothing: *midi in* may make it `'stop'` of a message
 * that stops a sequencer.
 *
 * @throws KAITHEM_VALUE when there is nothing
 */
export function midiOrder({ midi, payload }: Message & { readonly midi?: unknown }): MidiOrder {
  const data = midi ?? payload
  if (panicWords.includes(data)) return { panic: true }
  if (data !== undefined && data !== null) return { panic: false, data }
  const text = 'There is neither msg.midi nor a payload to play; a note is ["noteon", 1, 60, 100]'
  throw new KaithemError('KAITHEM_VALUE', text, { reason: 'nothing' })
}
