/** Texts of the settings of device types: those of the built-in types are translated, others speak for themselves. @module */

import type { EditorNode } from '../_editor/host.ts'

function translated(node: EditorNode, key: string): string | undefined {
  const text = node._(key)
  return text === '' || text.endsWith(key) ? undefined : text
}

/** What a setting is called. */
export function fieldTitle(node: EditorNode, type: string, path: string, title: string): string {
  return translated(node, `kaithem-device.field.${type}.${path}`) ?? title
}

/** What is said below it. */
export function fieldHint(node: EditorNode, type: string, path: string, hint: string): string {
  return translated(node, `kaithem-device.hint.${type}.${path}`) ?? hint
}

export function typeDescription(node: EditorNode, type: string, description: string): string {
  return translated(node, `kaithem-device.type.${type}`) ?? description
}
