/** The RED object a node of ours gets, for tests that register types of their own. @module */

import type { Red } from '../../../nodes/_runtime/red-types.ts'
import type { TestRed } from '../../support/red.ts'

/** What Node-RED would hand to a node set named `test`. */
export function apiOf(red: TestRed): Red {
  const runtime = red.RED as unknown as Omit<Red, 'nodes'> & {
    nodes: Omit<Red['nodes'], 'registerType'> & { registerType(set: string, ...rest: unknown[]): void }
  }
  const { nodes } = runtime
  return {
    ...runtime,
    events: runtime.events,
    httpAdmin: runtime.httpAdmin,
    log: runtime.log,
    nodes: {
      createNode: (node, config) => nodes.createNode(node, config),
      getNode: (id) => nodes.getNode(id),
      eachNode: (visit) => nodes.eachNode(visit),
      registerType: (type, construct, options) => nodes.registerType(`test/${type}`, type, construct, options),
    },
  }
}
