/** What a message asks of a synthesizer. @module */

import { KaithemError, valueText } from '../../lib/errors.ts'
import { readMessages } from '../../lib/midi/bytes.ts'
import { decodeMessage, type MidiMessage } from '../../lib/midi/message.ts'
import { midiOrder } from '../_runtime/midi-message.ts'
import type { Message } from '../_runtime/red-types.ts'

/** Notes that begin now and end after some seconds. */
export interface Chord {
  readonly notes: readonly number[]
  /** 1 to 127; undefined: that of the node. */
  readonly velocity: number | undefined
  /** Seconds; undefined: that of the node. */
  readonly duration: number | undefined
  /** 1 to 16; undefined: that of the node. */
  readonly channel: number | undefined
}

export type Order =
  | { readonly kind: 'stop' }
  | { readonly kind: 'chord'; readonly chord: Chord }
  | { readonly kind: 'messages'; readonly messages: readonly MidiMessage[] }

type Given = Readonly<Record<string, unknown>>

/**
 * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is none of these
 * @example readOrder({ payload: 60 }) // { kind: 'chord', chord: { notes: [60], ... } }
 */
export function readOrder(message: Message): Order {
  const order = midiOrder(message)
  if (order.panic) return { kind: 'stop' }
  const { data } = order
  if (typeof data === 'number') return { kind: 'chord', chord: chordOf({ ...message, note: data }) }
  if (isNotes(data)) return { kind: 'chord', chord: chordOf({ ...data }) }
  const messages = readMessages(data).flatMap((bytes) => decodeMessage(bytes) ?? [])
  return { kind: 'messages', messages }
}

const isNotes = (data: unknown): data is Given => typeof data === 'object' && data !== null && 'note' in data

function chordOf({ note, velocity, duration, channel }: Given): Chord {
  const notes = Array.isArray(note) ? note : [note]
  return {
    notes: notes.map((each) => within('note', each, 0, 127, 'noNote')),
    velocity: velocity === undefined ? undefined : within('velocity', velocity, 1, 127, 'noVelocity'),
    duration: duration === undefined ? undefined : seconds(duration),
    channel: channel === undefined ? undefined : within('channel', channel, 1, 16, 'noChannel'),
  }
}

function within(what: string, value: unknown, least: number, most: number, reason: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  const text = `The ${what} is a whole number from ${least} to ${most}, not ${valueText(value).slice(0, 60)}`
  throw new KaithemError('KAITHEM_VALUE', text, { reason, what })
}

function seconds(value: unknown): number {
  if (typeof value === 'number' && value > 0 && value <= 3600) return value
  const text = `The duration is seconds, more than 0 and at most 3600, not ${valueText(value).slice(0, 60)}`
  throw new KaithemError('KAITHEM_VALUE', text, { reason: 'noDuration', what: 'duration' })
}
