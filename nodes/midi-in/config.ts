/** Settings of kaithem-midi-in: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkLength } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { checkNumberList, readNumberList } from '../_config/number-list.ts'
import { readChoice, readName } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = { name: '', port: '', kind: 'all', channel: '', number: '', payload: 'raw' } as const

/** Which messages are sent. */
export const kinds = [
  ...(['all', 'note', 'noteon', 'noteoff', 'controlchange', 'programchange', 'pitchbend', 'aftertouch'] as const),
  ...(['sysex', 'realtime'] as const),
] as const
export type Kind = (typeof kinds)[number]

export const payloads = ['raw', 'list', 'value'] as const

/** Those whose first byte is a note, a controller or a program. */
export const numberedKinds: readonly string[] = ['note', 'noteon', 'noteoff', 'controlchange', 'programchange']

const channels = { min: 1, max: 16 }
const numbers = { min: 0, max: 127 }

export interface MidiInConfig {
  /** The name of an input, or a part of it; empty: all. */
  readonly port: string
  readonly kind: Kind
  /** Undefined: all. */
  readonly channels: ReadonlySet<number> | undefined
  /** Notes, controllers or programs; undefined: all. */
  readonly numbers: ReadonlySet<number> | undefined
  readonly payload: (typeof payloads)[number]
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkLength(raw, 'port'),
    ...checkChoice(raw, 'kind', kinds),
    ...checkNumberList(raw, 'channel', channels),
    ...(hasNumbers(raw) ? checkNumberList(raw, 'number', numbers) : []),
    ...checkChoice(raw, 'payload', payloads),
  ]
}

const hasNumbers = (raw: RawConfig): boolean => numberedKinds.includes(readChoice(raw, 'kind', kinds))

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): MidiInConfig {
  refuseIssues(check(raw))
  return {
    port: readName(raw, 'port'),
    kind: readChoice(raw, 'kind', kinds),
    channels: readNumberList(raw, 'channel', channels),
    numbers: hasNumbers(raw) ? readNumberList(raw, 'number', numbers) : undefined,
    payload: readChoice(raw, 'payload', payloads),
  }
}
