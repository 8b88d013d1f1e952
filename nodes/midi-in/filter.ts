/** Which messages a node sends, and what their payload is. @module */

import type { MidiMessage } from '../../lib/midi/api.ts'
import { busMessageOf } from '../../lib/midi/bus-message.ts'
import type { Kind, MidiInConfig } from './config.ts'

const aftertouch: readonly string[] = ['polyat', 'channelat']

/** What it is to people: a note that begins with velocity 0 ends. */
function typeOf({ type, data }: MidiMessage): string {
  return type === 'noteon' && data[1] === 0 ? 'noteoff' : type
}

function isOfKind(kind: Kind, message: MidiMessage): boolean {
  const type = typeOf(message)
  switch (kind) {
    case 'all':
      // Twenty-four a beat, for nobody who did not ask for them.
      return type !== 'clock'
    case 'note':
      return type === 'noteon' || type === 'noteoff'
    case 'aftertouch':
      return aftertouch.includes(type)
    case 'realtime':
      return message.channel === undefined && type !== 'sysex'
    default:
      return type === kind
  }
}

/** Whether a message is sent. */
export function isWanted({ kind, channels, numbers }: MidiInConfig, message: MidiMessage): boolean {
  if (!isOfKind(kind, message)) return false
  if (channels !== undefined && (message.channel === undefined || !channels.has(message.channel))) return false
  return numbers === undefined || numbers.has(message.data[0] ?? -1)
}

/**
 * The payload: all bytes, the message as the bus has it, or the one number that says how hard or how far.
 *
 * @example payloadOf('list', noteOn) // ['noteon', 1, 60, 100]
 */
export function payloadOf(kind: MidiInConfig['payload'], message: MidiMessage): unknown {
  if (kind === 'raw') return message.raw
  const onBus = busMessageOf(message)
  const { type, channel, data } = message
  if (kind === 'list') return onBus ?? (channel === undefined ? [type, ...data] : [type, channel, ...data])
  if (onBus?.[0] === 'noteoff') return 0
  return onBus?.at(-1) ?? data.at(-1) ?? type
}
