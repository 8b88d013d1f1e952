/** Two nodes with one pin: the later one takes it away from the first, so the dialogs refuse it. @module */

import type { Check, Issue, RawConfig } from '../_config/issues.ts'
import { pinOf } from '../_config/pin.ts'
import { readName } from '../_config/read.ts'
import type { EditorNode } from './host.ts'
import { pinsOfOthers } from './pin-facts.ts'

/** The checks of a node, and that no other node has its pin. */
export function withPinTwins(node: EditorNode, check: Check): Check {
  return (raw, units) => [...check(raw, units), ...pinTwinIssues(node, raw)]
}

/** The issue of a pin that another node has too. */
function pinTwinIssues(node: EditorNode, raw: RawConfig): Issue[] {
  const pin = pinOf(readName(raw, 'pin'))
  const other = pin === undefined || node.d === true ? undefined : pinsOfOthers(RED.nodes, node.id).get(pin.id)
  if (other === undefined) return []
  const name = other.name || other.type
  const message = `The node "${name}" uses this pin too; only one of them would get it.`
  return [{ property: 'pin', code: 'KAITHEM_STATE', reason: 'pinTwice', message, data: { name } }]
}
