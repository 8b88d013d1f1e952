/** A port of the machine as programs see it. @module */

import type { PortStatus } from './port-entries.ts'

/** Plain data. */
export interface MidiPort {
  /** In topics and tags: `launchpad_mini`. */
  readonly name: string
  /** As the machine calls it. */
  readonly port: string
  /** Whether it is open: inputs always are, outputs once something was sent there. */
  readonly open: boolean
  /** Why it does not work; null when nothing is wrong. */
  readonly error: string | null
}

export function describePort({ name, port, open, error }: PortStatus): MidiPort {
  return { name, port, open, error }
}
