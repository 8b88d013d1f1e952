/**
 * The way to the settings node: no other node refers to it, so the editor's menu and its list of actions open it.
 *
 * @module
 */

import { sharedText } from '../_editor/index.ts'

declare module '../_editor/host.ts' {
  interface EditorHost {
    readonly actions: { add(name: string, run: () => void, options: { readonly label: string }): void }
    readonly editor: { editConfig(property: string, type: string, id: string, prefix: string): void }
    readonly menu: { addItem(menu: string, item: { id: string; label: string; onselect: string }): void }
  }
}

const type = 'kaithem-settings'
const action = 'kaithem:edit-settings'

/** Adds the menu entry and the action. */
export function addSettingsMenu(): void {
  const label = sharedText('menu.settings', {}, 'kaithem settings')
  RED.actions.add(action, editSettings, { label })
  RED.menu.addItem('red-ui-header-button-sidemenu', { id: 'menu-item-kaithem-settings', label, onselect: action })
}

/** Opens the settings node, or a new one. */
function editSettings(): void {
  const found: { id?: string } = {}
  RED.nodes.eachConfig((node) => {
    if (node.type !== type) return
    found.id = node.id
    return false
  })
  RED.editor.editConfig('', type, found.id ?? '_ADD_', 'node-config-input')
}
