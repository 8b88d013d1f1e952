/** Work that must wait until all nodes of a deploy exist, by one set of listeners for the whole package. @module */

import { oncePer } from './once-per.ts'
import type { Red } from './red-types.ts'

interface Starts {
  /** Nodes are being made: not all that a message may reach are there. */
  isStarting: boolean
  readonly waiting: Set<() => void>
}

/** Calls `run` once, at the next `flows:started`. Answers how to forget it. */
export function onceStarted(RED: Red, run: () => void): () => void {
  const { waiting } = starts(RED)
  waiting.add(run)
  return () => waiting.delete(run)
}

/** Calls `run` now, or, while nodes are being made, when all of them are there. */
export function whenStarted(RED: Red, run: () => void): void {
  const { isStarting, waiting } = starts(RED)
  if (isStarting) waiting.add(run)
  else run()
}

/** Begins to watch the starts of flows; the first call has to come before the first start. */
export function watchStarts(RED: Red): void {
  starts(RED)
}

function starts(RED: Red): Starts {
  return oncePer(RED.events, 'started', () => listen(RED))
}

function listen(RED: Red): Starts {
  const state: Starts = { isStarting: false, waiting: new Set() }
  RED.events.on('flows:starting', () => {
    state.isStarting = true
  })
  RED.events.on('flows:started', () => {
    state.isStarting = false
    const due = [...state.waiting]
    state.waiting.clear()
    for (const run of due) run()
  })
  return state
}
