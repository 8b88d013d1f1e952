/** A MIDI message as flows see it: `msg.midi`. @module */

import { KaithemError, valueText } from '../errors.ts'
import { suggest } from '../suggest.ts'
import { kindOfStatus, kindOfType, type MidiMessageType, messageKinds, sysexEnd, sysexStart } from './message-types.ts'

/** A message that came in, in the shape of `msg.midi`. */
export interface MidiMessage {
  readonly type: MidiMessageType
  /** 1 to 16; only of messages that have one. */
  readonly channel?: number
  /** What follows the first byte, each 0 to 127; of `sysex` without the byte that ends it. */
  readonly data: number[]
  /** All bytes. */
  readonly raw: number[]
  /** Seconds since the message before it from the same port; 0 for the first. */
  readonly deltaTime: number
}

/** A message to be sent; what is missing of `channel` is 1. */
export interface MidiMessageInput {
  readonly type: MidiMessageType | (string & {})
  /** 1 to 16 (default 1). */
  readonly channel?: number | null | undefined
  /** The data bytes, or one number: the only data byte, or the 14 bits of `pitchbend` and `songposition`. */
  readonly data?: number | Iterable<number> | null | undefined
}

/** Kinds whose two data bytes are one number of 14 bits. */
const wide: readonly string[] = ['pitchbend', 'songposition']

const refuse = (text: string, data: object = {}): never => {
  throw new KaithemError('KAITHEM_VALUE', text, { ...data })
}

function isByte(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}

/**
 * One whole message, without running status.
 *
 * @returns undefined when the bytes are no such message
 * @example decodeMessage([0x90, 60, 100])?.type // 'noteon'
 */
export function decodeMessage(bytes: readonly number[], deltaTime = 0): MidiMessage | undefined {
  const [status = 0, ...rest] = bytes
  const kind = kindOfStatus(status)
  if (kind === undefined) return undefined
  const data = kind.length === undefined ? rest.slice(0, -1) : rest
  const isWhole = kind.length === undefined ? rest.at(-1) === sysexEnd : rest.length === kind.length
  if (!isWhole || !data.every((byte) => isByte(byte, 127))) return undefined
  const channel = kind.hasChannel ? { channel: (status & 0x0f) + 1 } : {}
  return { type: kind.type, ...channel, data, raw: [...bytes], deltaTime }
}

function dataOf({ type, data }: MidiMessageInput): number[] {
  if (typeof data === 'number') {
    if (!wide.includes(type)) return [data]
    return isByte(data, 16383) ? [data & 127, data >> 7] : refuse(`The data of ${type} is 0 to 16383, not ${data}`)
  }
  if (data === undefined || data === null) return []
  if (typeof data !== 'object' || !(Symbol.iterator in data)) {
    throw new KaithemError('KAITHEM_TYPE', `The data of a MIDI message is a list of bytes, not ${typeof data}`, {})
  }
  const list = [...data]
  // Whoever hands a received message on may have kept the byte that ends it.
  if (type !== 'sysex') return list
  const from = list[0] === sysexStart ? 1 : 0
  return list.slice(from, list.at(-1) === sysexEnd ? -1 : undefined)
}

/**
 * The bytes of a message.
 *
 * @throws KAITHEM_VALUE naming what is wrong: an unknown type, a channel outside 1 to 16, data of the wrong length or
 * outside 0 to 127; KAITHEM_TYPE for data that is no list
 * @example encodeMessage({ type: 'noteon', channel: 1, data: [60, 100] }) // [0x90, 60, 100]
 */
export function encodeMessage(message: MidiMessageInput): number[] {
  const kind = kindOfType(message.type)
  if (kind === undefined) return refuseType(message.type)
  const { type, status, length, hasChannel } = kind
  const data = dataOf(message)
  if (length !== undefined && data.length !== length) {
    return refuse(`A MIDI message ${type} has ${length} data bytes, not ${data.length}`, { type })
  }
  const wrong = data.find((byte) => !isByte(byte, 127))
  if (wrong !== undefined) refuse(`A data byte of ${type} is a whole number from 0 to 127, not ${valueText(wrong)}`)
  if (length === undefined) return [status, ...data, sysexEnd]
  if (!hasChannel) return [status, ...data]
  const channel = message.channel ?? 1
  if (!isByte(channel, 16) || channel === 0) {
    refuse(`A MIDI channel is a whole number from 1 to 16, not ${valueText(channel)}`, { channel: valueText(channel) })
  }
  return [status | (channel - 1), ...data]
}

function refuseType(given: unknown): never {
  const type = valueText(given).slice(0, 60)
  const types = messageKinds.map((kind) => kind.type)
  const [suggestion] = suggest(type, types)
  const rest = suggestion === undefined ? `there are ${types.join(', ')}` : `did you mean ${suggestion}?`
  return refuse(`There is no type of MIDI message "${type}"; ${rest}`, { type, suggestion })
}
