/** A machine at work, whether it was given as tables or as a statechart; what the rest of the node deals with. @module */

import type { Transition, Trigger } from '../../lib/states/history.ts'
import type { DrawnGraph } from './draft.ts'

/** One change of state, as the flow hears of it. */
export interface Change {
  readonly state: string
  readonly previous: string | null
  /** Seconds spent in the previous state. */
  readonly age: number
  readonly trigger: Trigger
  /** The event, or the condition; empty for other triggers. */
  readonly event: string
  /** Epoch seconds. */
  readonly time: number
}

/** Where a machine is. */
export interface Standing {
  readonly state: string
  readonly previous: string | null
  /** When that state was entered, epoch seconds. */
  readonly since: number
  /** Seconds in that state. */
  readonly age: number
  /** The innermost states it is in: several in a parallel statechart. */
  readonly active: readonly string[]
  /** Seconds until its timer fires, and where it leads; undefined without timer. */
  readonly timer: { readonly left: number; readonly dest: string } | undefined
}

export interface RunningMachine {
  readonly name: string
  now(): Standing
  /** The events that the current state has a rule for. */
  events(): readonly string[]
  event(event: string): void
  /** Goes to the start state. */
  reset(): void
  /** @throws KAITHEM_KEY if there is no such state */
  jump(state: string): void
  seek(seconds: number): void
  /** Told about every change of state. */
  watch(listener: (change: Change) => void): void
  graph(): DrawnGraph
  history(): readonly Transition[]
  toMermaid(): string
  toXstate(): object
}
