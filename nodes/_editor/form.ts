/** The form of the open dialog: its fields, and the values as they stand there before OK is pressed. @module */

import type { EditorNode } from './host.ts'

const OWNER = 'kaithem-owner'

/** Id prefix of a node's inputs; config nodes have their own. */
function prefixOf(node: EditorNode): string {
  return node._def?.category === 'config' ? 'node-config-input-' : 'node-input-'
}

/** The input of a setting; an empty set if the form has none. */
export function fieldOf(node: EditorNode, property: string): JQuery {
  return $(`#${prefixOf(node)}${property}`)
}

/** The form element around the fields of the node. */
export function formOf(node: EditorNode): JQuery {
  return $(node._def?.category === 'config' ? '#node-config-dialog-edit-form' : '#dialog-form')
}

/** The names of all settings of the node. */
export function propertiesOf(node: EditorNode): string[] {
  return Object.keys(node._def?.defaults ?? {})
}

/** Remembers that the open form shows this node, so that validation reads its fields and not another node's. */
export function claimForm(node: EditorNode): void {
  formOf(node).data(OWNER, node.id)
}

/** The current settings: from the fields while the node's own dialog is open, else as saved. */
export function currentValues(node: EditorNode): Record<string, unknown> {
  const isOpen = formOf(node).data(OWNER) === node.id
  const values: Record<string, unknown> = {}
  for (const property of propertiesOf(node)) {
    const field = isOpen ? fieldOf(node, property) : undefined
    values[property] = field === undefined || field.length === 0 ? node[property] : fieldValue(field)
  }
  return values
}

function fieldValue(field: JQuery): unknown {
  return field.attr('type') === 'checkbox' ? field.prop('checked') : field.val()
}

/** Shows the rows of a form for which the condition holds and hides the others. */
export function toggleRow(node: EditorNode, property: string, visible: boolean): void {
  fieldOf(node, property).closest('.form-row').toggle(visible)
}

/** Shows the usual value of settings that the flow lacks, as flows written by hand or by an older version do. */
export function fillMissing(node: EditorNode, properties: readonly string[] = propertiesOf(node)): void {
  for (const property of properties) {
    const usual = node._def?.defaults?.[property]?.value
    if (node[property] === undefined) fill(fieldOf(node, property), usual)
  }
}

function fill(field: JQuery, usual: unknown): void {
  if (field.attr('type') === 'checkbox') field.prop('checked', usual === true)
  else if (typeof usual === 'string' && canHold(field, usual)) field.val(usual)
}

/** The menu of config nodes has no entry for an empty setting. */
function canHold(field: JQuery, value: string): boolean {
  return !field.is('select') || field.find('option').filter((_index, option) => $(option).val() === value).length > 0
}
