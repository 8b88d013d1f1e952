/** What a dialog is told about a running machine. @module */

import type { Transition } from '../../lib/states/history.ts'
import type { DrawnGraph } from './draft.ts'
import type { RunningMachine, Standing } from './running.ts'

/** Most transitions in a view. */
const longestHistory = 12

/** A machine at one moment, as JSON. */
export interface MachineView extends Standing {
  readonly name: string
  /** The clock of the server, epoch seconds, for ages on screens whose clock is wrong. */
  readonly now: number
  readonly graph: DrawnGraph
  /** The events that the current state has a rule for. */
  readonly events: readonly string[]
  /** Newest first. */
  readonly history: readonly Transition[]
}

/** The machine at this moment. */
export function viewOf(machine: RunningMachine): MachineView {
  const standing = machine.now()
  return {
    ...standing,
    name: machine.name,
    now: standing.since + standing.age,
    graph: machine.graph(),
    events: machine.events(),
    history: machine.history().toReversed().slice(0, longestHistory),
  }
}
