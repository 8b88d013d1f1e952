/** What is told about an alert: to subscribers, to the journal, to the notices. @module */

import type { AlertState, Priority } from './names.ts'

/** What made something happen. */
export type AlertEvent =
  | 'trip'
  | 'delay'
  | 'release'
  | 'acknowledge'
  | 'unacknowledge'
  | 'auto_ack'
  | 'error'
  | 'reset'
  | 'shelve'
  | 'unshelve'
  | 'suppress'
  | 'unsuppress'
  | 'disable'
  | 'enable'
  | 'reminder'
  | 'escalation'
  | 'restore'
  | 'jump'
  | 'close'

/** Why something happens: what, who, and what they said. */
export interface Cause {
  readonly event: AlertEvent
  readonly by?: string | undefined
  readonly notes?: string | undefined
  /** Its own text and value, in place of those of the trip. */
  readonly message?: string | undefined
  readonly value?: unknown
}

/** One thing that happened to an alert; `state` and `prev` are the same where it did not move. */
export interface ChangeInfo {
  readonly state: AlertState
  readonly prev: AlertState
  readonly event: AlertEvent
  /** The priority in force. */
  readonly priority: Priority
  /** Epoch seconds. */
  readonly time: number
  /** Who did it; empty when nobody did. */
  readonly by: string
  readonly notes: string
  /** What tripped it; of a release what ended it, if that was said. */
  readonly message: string
  /** The value that came with the trip; of a release with its own text or value, that one. */
  readonly value: unknown
}

/** Why an alert is kept quiet. */
export type Inhibition = 'disabled' | 'shelved' | 'suppressed'
