/** What makes kinds of widgets different: which values they take, and how these travel. @module */

import type { WidgetRights } from './permissions.ts'

/** Who changes a widget, and through which connection. */
export interface Sender {
  readonly user: string
  /** The id of the connection. */
  readonly connection: string
}

export interface Behaviour {
  /** Of the rendered element, which tells the script what it is. */
  readonly kind: string
  /** The value at first (default null). */
  readonly initial?: unknown
  /** A value from the server as the widget keeps it. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  readonly prepare?: (value: unknown) => unknown
  /** A value of a client as the widget keeps it; undefined when it is none, or is refused. */
  readonly accept?: (value: unknown, sender: Sender) => unknown
  /** What clients get for a kept value (default: the value). */
  readonly wire?: (value: unknown) => unknown
  /**
   * What somebody who had all up to a version has missed since, oldest first, each with its version; undefined where that is
   * not known any more, or is no less than all of it.
   */
  readonly missed?: (version: number) => readonly (readonly [value: unknown, version: number])[] | undefined
  /** Every value is a message of its own: each is delivered, and none is told to new subscribers. */
  readonly isPipe?: boolean
  /** Whether what one client sends goes to all (default true). */
  readonly echo?: boolean
  /** The widget ends. */
  readonly end?: () => void
}

/** Where a widget has its value from, when it is not its own. */
export interface ValueSource {
  /** The value now, when it is not the one given; undefined: it is. */
  refresh(kept: unknown): unknown
  /** Somebody sees the widget, or nobody does any more. */
  watch(isWatched: boolean): void
  /** The widget ends. */
  stop(): void
  /** A client wants it so. @throws whatever refuses it */
  set(value: unknown, user: string): void
  readonly rights: WidgetRights
}

/** The widget of the base class: any value. */
export const plainBehaviour: Behaviour = { kind: 'value' }
