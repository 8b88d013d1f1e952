/** What the dialog of kaithem-tag knows about its tag: from the config node, or from the runtime's list. @module */

import type { Issue, RawConfig, UnitKnowledge } from '../_config/issues.ts'
import { readName } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'
import type { EditorNode } from '../_editor/host.ts'
import { currentValues, liveUnit } from '../_editor/index.ts'
import { check, chosenPoint } from './config.ts'

/** The unit of the tag the settings name, or '' if it is not known here. */
function unitIn(raw: RawConfig): string {
  const point = chosenPoint(raw)
  if (point !== '') return readName(RED.nodes.node(point) ?? {}, 'unit')
  const isLegal = readName(raw, 'tag') !== '' && checkTagName(raw, 'tag').length === 0
  return isLegal ? liveUnit(tagName(readName(raw, 'tag'))) : ''
}

/** The unit of the node's tag as the form stands. */
export function tagUnit(node: EditorNode): string {
  return unitIn(currentValues(node))
}

/** The checks of the settings, with the unit of the tag. */
export function checkWithUnit(raw: RawConfig, units: UnitKnowledge): Issue[] {
  return check(raw, units, unitIn(raw))
}

/** What the node is called without a name of its own. */
export function tagLabel(node: EditorNode): string {
  const point = chosenPoint(node)
  const tag = point === '' ? readName(node, 'tag') : readName(RED.nodes.node(point) ?? {}, 'name')
  if (tag === '') return 'tag'
  const action = readName(node, 'action', 'watch')
  return action === 'watch' || action === 'read' ? tag : `${action} ${tag}`
}
