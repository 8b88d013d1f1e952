/** What tests run inside the editor's page; each function stands alone, because it is sent there as text. @module */

/** Node-RED's editor, as far as these functions need it. */
interface EditorGlobal {
  nodes: {
    node(id: string): EditorNode | null
    eachNode(visit: (node: EditorNode) => void): void
    eachConfig(visit: (node: EditorNode) => void): void
    dirty(): boolean
  }
  editor: {
    edit(node: EditorNode): void
    editConfig(name: string, type: string, id: string, prefix?: string): void
  }
  actions: { invoke(name: string): void }
  view: { reveal(id: string): void }
}

interface EditorNode {
  id: string
  type: string
  name?: string
  z?: string
  valid?: boolean
  validationErrors?: string[]
  changed?: boolean
  _def: { category: string }
}

declare const RED: EditorGlobal

export interface NodeInEditor {
  id: string
  type: string
  name: string
  config: boolean
  /** Fields that the dialog's checks refuse. */
  errors: string[]
  changed: boolean
}

/** Every node and config node on all tabs. */
export function listNodes(): NodeInEditor[] {
  const found: NodeInEditor[] = []
  const add = (node: EditorNode): void => {
    found.push({
      id: node.id,
      type: node.type,
      name: node.name ?? '',
      config: node._def.category === 'config',
      errors: node.valid === false ? (node.validationErrors ?? ['invalid']) : [],
      changed: node.changed === true,
    })
  }
  RED.nodes.eachNode(add)
  RED.nodes.eachConfig(add)
  return found
}

/** Opens the dialog of a node, or of a new config node of that type. */
export function openNode({ id, type }: { id?: string; type?: string }): void {
  const node = id === undefined ? null : RED.nodes.node(id)
  if (node && node._def.category !== 'config') RED.editor.edit(node)
  else if (node) RED.editor.editConfig('', node.type, node.id)
  else RED.editor.editConfig('', type ?? '', '_ADD_')
}

/** Runs one of the editor's actions, such as `core:show-import-dialog`. */
export function invoke(action: string): void {
  RED.actions.invoke(action)
}

export function reveal(id: string): void {
  RED.view.reveal(id)
}

/** What of the open dialog is cut off at its right edge. */
export function cutOff(): string[] {
  const trays = document.querySelectorAll('.red-ui-tray')
  const tray = trays[trays.length - 1]
  const edge = (tray?.getBoundingClientRect().right ?? 0) + 1
  return [...(tray?.querySelectorAll('.red-ui-tray-body *') ?? [])]
    .filter((part) => part.childElementCount === 0 && part.checkVisibility())
    .filter((part) => !part.closest('.monaco-editor') && part.getBoundingClientRect().right > edge)
    .map((part) => part.id || part.outerHTML.slice(0, 120))
}

/** Visible fields of the open dialog that no label names, for people who do not see the screen. */
export function unlabelled(): string[] {
  const trays = document.querySelectorAll('.red-ui-tray')
  const tray = trays[trays.length - 1]
  const fields = tray?.querySelectorAll<HTMLInputElement>('.red-ui-tray-body :is(input, select, textarea)') ?? []
  const isNamed = (field: HTMLInputElement): boolean => {
    const own = field.ariaLabel || field.title || field.getAttribute('aria-labelledby') || field.labels?.length
    if (own) return true
    // A typed input shows a field of its own in place of the one that the label is for.
    const hidden = field.closest('.red-ui-typedInput-container')?.previousElementSibling as HTMLInputElement | null
    if (hidden?.id) return tray?.querySelector(`label[for="${CSS.escape(hidden.id)}"]`) !== null
    return false
  }
  return [...fields]
    .filter(
      (field) =>
        field.checkVisibility() && field.type !== 'hidden' && !field.closest('.monaco-editor, [id^="red-ui-trap"]'),
    )
    .filter((field) => !field.closest('.red-ui-tray-footer, .red-ui-searchBox-container') && !isNamed(field))
    .map((field) => field.id || field.outerHTML.slice(0, 120))
}
