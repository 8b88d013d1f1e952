/** What makes an event happen, behind one small interface. @module */

import type { EventInfo } from './action.ts'

/** What a source adds to the event. */
export type Details = Omit<Partial<EventInfo>, 'name'>

/** What a source is told and may do. */
export interface SourceHost {
  /** Numbers events, for the offsets of their looks. */
  readonly sequence: number
  /** For messages. */
  readonly what: string
  /** Whether a run is going on. */
  busy(): boolean
  fire(details: Details): void
  /** The trigger failed. */
  failed(error: unknown): void
  /** The trigger works again. */
  worked(): void
}

/** A running source. */
export interface Source {
  /** When it happens next, if that is known. */
  readonly next?: number | undefined
  stop(): void
}

export type StartSource = (host: SourceHost) => Source
