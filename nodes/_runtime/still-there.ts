/** Tells a node that was deleted from one that is only disabled. @module */

import type { Red } from './red-types.ts'

/** Whether a node that is closed for good is still in the flows: it is only disabled, and may come back. */
export function isStillThere(RED: Red, nodeId: string): boolean {
  let found = false
  RED.nodes.eachNode(({ id }) => {
    if (id === nodeId) found = true
  })
  return found
}
