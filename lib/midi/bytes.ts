/** Whatever people give as MIDI, as bytes. @module */

import { KaithemError, valueText } from '../errors.ts'
import { messageOfBus } from './bus-message.ts'
import { encodeMessage, type MidiMessageInput } from './message.ts'
import { MidiParser } from './parser.ts'

/** Bytes, a message in the shape of `msg.midi`, or one as the bus has it: `['noteon', 1, 60, 100]`. */
export type MidiData = Iterable<number> | MidiMessageInput | readonly [type: string, ...rest: number[]]

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255
}

/**
 * @throws KAITHEM_TYPE for what is none of these; KAITHEM_VALUE for what is no byte, or what `encodeMessage` refuses
 * @example readMidi(['noteon', 1, 60, 100]) // [0x90, 60, 100]
 */
export function readMidi(given: unknown): number[] {
  if (isObject(given) && Symbol.iterator in given) {
    const list = [...(given as Iterable<unknown>)]
    if (typeof list[0] === 'string') return encodeMessage(messageOfBus(list))
    const wrong = list.find((byte) => !isByte(byte))
    if (list.every(isByte)) return list
    const text = `A MIDI byte is a whole number from 0 to 255, not ${valueText(wrong).slice(0, 60)}`
    throw new KaithemError('KAITHEM_VALUE', text, {})
  }
  if (isObject(given) && 'type' in given) return encodeMessage(given as MidiMessageInput)
  const text = `MIDI is a list of bytes, a message { type, channel, data } or a list such as ["noteon", 1, 60, 100], not ${valueText(given).slice(0, 60)}`
  throw new KaithemError('KAITHEM_TYPE', text, {})
}

/**
 * The same as whole messages, one after the other: what ports take.
 *
 * @throws as `readMidi`; KAITHEM_VALUE when there is no message, or a part of one is left
 * @example readMessages([0x90, 60, 100, 62, 100]) // [[0x90, 60, 100], [0x90, 62, 100]]
 */
export function readMessages(given: unknown): number[][] {
  const messages: number[][] = []
  const parser = new MidiParser(({ raw }) => void messages.push(raw))
  parser.push(readMidi(given), 0)
  if (messages.length > 0 && !parser.isWithin) return messages
  const what =
    messages.length === 0 ? 'These bytes are no MIDI message' : 'The last message of these bytes is not whole'
  throw new KaithemError('KAITHEM_VALUE', `${what}; a note is [0x90, 60, 100] or ["noteon", 1, 60, 100]`, {})
}
