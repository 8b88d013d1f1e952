/** What the driver and its guardian say to each other, each message in JSON. @module */

import type { Level } from '../../backend.ts'

export type GuardianRequest =
  /** Comes with a descriptor of the line. */
  | { readonly hold: string; readonly level: Level }
  /** Lets go of a line; answered. */
  | { readonly drop: string }

export type GuardianAnswer = 'dropped' | 'in use' | 'unknown'

/** A line among those of one guardian. */
export const lineKey = (path: string, offset: number): string => `${path}:${offset}`

/** The name at which a guardian can be asked to let go. */
export const guardianAddress = (token: string): string => `kaithem-gpio-guardian-${token}`

/** The label of a line that a guardian holds. */
export const guardedLabel = (label: string, token: string): string => `${label} ${token}`

/** The token in the label of a line that a guardian holds. */
export function guardianToken(consumer: string): string | undefined {
  return /^kaithem (\d+-[0-9a-f]+)$/.exec(consumer)?.[1]
}

/** Bytes of the longest message. */
export const longestMessage = 256
