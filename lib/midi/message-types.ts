/** The kinds of MIDI messages: their names, the bytes they begin with, and how many data bytes follow. @module */

/** Kinds that are about one channel. */
export type ChannelMessageType =
  | 'noteoff'
  | 'noteon'
  | 'polyat'
  | 'controlchange'
  | 'programchange'
  | 'channelat'
  | 'pitchbend'

/** Kinds that are about the whole system. */
export type SystemMessageType =
  | 'sysex'
  | 'timecode'
  | 'songposition'
  | 'songselect'
  | 'tunerequest'
  | 'clock'
  | 'start'
  | 'continue'
  | 'stop'
  | 'activesensing'
  | 'reset'

export type MidiMessageType = ChannelMessageType | SystemMessageType

export interface MessageKind {
  readonly type: MidiMessageType
  /** First byte; of channel messages with channel 1. */
  readonly status: number
  /** Data bytes; undefined: as many as there are before the end byte. */
  readonly length: number | undefined
  readonly hasChannel: boolean
}

const ofChannel = (type: ChannelMessageType, status: number, length: number): MessageKind => ({
  ...{ type, status, length, hasChannel: true },
})

const ofSystem = (type: SystemMessageType, status: number, length: number | undefined): MessageKind => ({
  ...{ type, status, length, hasChannel: false },
})

/** Begins a system exclusive message. */
export const sysexStart = 0xf0
/** Ends one. */
export const sysexEnd = 0xf7
/** From here on messages are single bytes that may come anywhere, also within others. */
export const firstRealTime = 0xf8

export const messageKinds: readonly MessageKind[] = [
  ofChannel('noteoff', 0x80, 2),
  ofChannel('noteon', 0x90, 2),
  ofChannel('polyat', 0xa0, 2),
  ofChannel('controlchange', 0xb0, 2),
  ofChannel('programchange', 0xc0, 1),
  ofChannel('channelat', 0xd0, 1),
  ofChannel('pitchbend', 0xe0, 2),
  ofSystem('sysex', sysexStart, undefined),
  ofSystem('timecode', 0xf1, 1),
  ofSystem('songposition', 0xf2, 2),
  ofSystem('songselect', 0xf3, 1),
  ofSystem('tunerequest', 0xf6, 0),
  ofSystem('clock', 0xf8, 0),
  ofSystem('start', 0xfa, 0),
  ofSystem('continue', 0xfb, 0),
  ofSystem('stop', 0xfc, 0),
  ofSystem('activesensing', 0xfe, 0),
  ofSystem('reset', 0xff, 0),
]

const byStatus = new Map(messageKinds.map((kind) => [kind.status, kind]))
const byType = new Map<string, MessageKind>(messageKinds.map((kind) => [kind.type, kind]))

/** What begins with this byte; undefined for data bytes, the end of system exclusive, and bytes without a meaning. */
export function kindOfStatus(status: number): MessageKind | undefined {
  return byStatus.get(status < sysexStart ? status & 0xf0 : status)
}

/** @example kindOfType('noteon')?.status // 0x90 */
export function kindOfType(type: string): MessageKind | undefined {
  return byType.get(type)
}
