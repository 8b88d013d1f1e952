/** Flows of function nodes for the tests of the plugin. @module */

import type { FlowNode } from '../../support/red.ts'

/** A function node with a probe behind it. */
export function functionFlow(id: string, code: string, more: Record<string, unknown> = {}): FlowNode[] {
  return [
    { id, type: 'function', name: id, func: code, outputs: 1, libs: [], wires: [[`${id}-out`]], ...more },
    { id: `${id}-out`, type: 'test-probe', wires: [] },
  ]
}

/** What the owner of a view of kaithem holds; not part of the public API. */
export function ownedBy(view: object): { readonly size: number; readonly closed: boolean } {
  return (view as { owner: { size: number; closed: boolean } }).owner
}
