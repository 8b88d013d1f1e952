/** What the dialog of kaithem-tag-point adds to the checks: other config nodes, and the types a default may have. @module */

import type { Check, Issue, RawConfig } from '../_config/issues.ts'
import { readName } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'
import type { EditorNode, TypedInputType } from '../_editor/host.ts'
import { check } from './config.ts'

/** The checks of the settings, and that no other config node has the same tag. */
export function checkWithTwins(node: EditorNode): Check {
  return (raw, units) => [...check(raw, units), ...twinIssues(node, raw)]
}

function twinIssues(node: EditorNode, raw: RawConfig): Issue[] {
  if (readName(raw, 'name') === '' || checkTagName(raw, 'name').length > 0) return []
  const name = tagName(readName(raw, 'name'))
  const twins: EditorNode[] = []
  RED.nodes.eachConfig((other) => {
    if (other.type === 'kaithem-tag-point' && other.id !== node.id && sameTag(other, name)) twins.push(other)
  })
  if (twins.length === 0) return []
  const message = `Another tag point configures ${name}.`
  return [{ property: 'name', code: 'KAITHEM_STATE', reason: 'tagTwice', message, data: { name } }]
}

function sameTag(other: EditorNode, name: string): boolean {
  const raw = { name: other.name }
  return checkTagName(raw, 'name').length === 0 && tagName(readName(raw, 'name')) === name
}

/** The kinds of default that fit a type of tag. */
export function defaultTypesFor(valueType: string, none: string): Array<string | TypedInputType> {
  const types: Record<string, string[]> = {
    number: ['num', 'bool', 'env'],
    string: ['str', 'env'],
    object: ['json', 'env'],
    binary: ['bin', 'env'],
  }
  return [{ value: 'none', label: none, hasValue: false }, ...(types[valueType] ?? [])]
}
