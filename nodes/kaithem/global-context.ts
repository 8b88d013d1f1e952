/**
 * `global.get('kaithem')`: the live object among the values that settings.js gives to function nodes. It is never stored,
 * because a stored copy comes back as dead data after a restart.
 *
 * @module
 */

import { liveKaithem } from '../../lib/live.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'

/** Offers the live object, unless settings.js has something of that name or no place for it. */
export function offerToGlobalContext(RED: Red): void {
  const offered = RED.settings.functionGlobalContext
  if (offered === undefined || offered === null) return
  if (offered.kaithem === undefined) offered.kaithem = liveKaithem()
}

interface Watch {
  warned: boolean
}

/** At each start of the flows: warns once when a stored value hides the live object. */
export function warnOfShadow(RED: Red): void {
  oncePer(RED.events, 'shadow', (): Watch => {
    const watch: Watch = { warned: false }
    RED.events.on('flows:started', () => checkShadow(RED, watch))
    return watch
  })
}

function checkShadow(RED: Red, watch: Watch): void {
  if (watch.warned || RED.settings.functionGlobalContext?.kaithem !== liveKaithem()) return
  const stored = readGlobal(RED)
  if (stored === undefined || stored === liveKaithem()) return
  watch.warned = true
  RED.log.warn(RED._('global.shadowed'))
}

/** What function nodes get for the name, seen through any running node. Undefined when there is none to ask. */
function readGlobal(RED: Red): unknown {
  const found: { value?: unknown; done: boolean } = { done: false }
  RED.nodes.eachNode(({ id }) => {
    if (found.done) return
    const node = RED.nodes.getNode(id)
    if (!node) return
    found.done = true
    try {
      found.value = node.context().global.get('kaithem')
    } catch {
      // A store that answers only by callback cannot be asked here; nothing is hidden then.
    }
  })
  return found.value
}
