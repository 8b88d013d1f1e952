/** Work that must wait until all nodes of a deploy exist, by one listener for the whole package. @module */

import { oncePer } from './once-per.ts'
import type { Red } from './red-types.ts'

/** Calls `run` once, at the next `flows:started`. Answers how to forget it. */
export function onceStarted(RED: Red, run: () => void): () => void {
  const waiting = oncePer(RED.events, 'started', () => listen(RED))
  waiting.add(run)
  return () => waiting.delete(run)
}

function listen(RED: Red): Set<() => void> {
  const waiting = new Set<() => void>()
  RED.events.on('flows:started', () => {
    const due = [...waiting]
    waiting.clear()
    for (const run of due) run()
  })
  return waiting
}
