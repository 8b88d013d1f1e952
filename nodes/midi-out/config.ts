/** Settings of kaithem-midi-out: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkLength } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readFlag, readName } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = { name: '', port: '', release: true } as const

export interface MidiOutConfig {
  /** The name of an output, or a part of it; empty: `msg.port`, else the only output there is. */
  readonly port: string
  /** Whether notes that are held end with the node. */
  readonly release: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return checkLength(raw, 'port')
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): MidiOutConfig {
  refuseIssues(check(raw))
  return { port: readName(raw, 'port'), release: readFlag(raw, 'release', defaults.release) }
}
