/** The parts of Node-RED's editor that only this dialog uses, typed. @module */

/** A list whose rows can be added, removed and moved. */
export interface EditableListOptions<Row> {
  readonly header: JQuery
  readonly addButton: string
  readonly sortable: boolean
  readonly removable: boolean
  addItem(container: JQuery, index: number, row: Row): void
  removeItem(row: Row): void
  sortItems(): void
}

/** An element that is such a list. */
export interface ListElement<Row> {
  editableList(options: EditableListOptions<Row>): unknown
  editableList(action: 'addItem', row: Row): unknown
}

/** A text editor with colours, Monaco or Ace. */
export interface TextEditor {
  getValue(): string
  on?(event: 'change', listener: () => void): void
  getSession?(): { on(event: 'change', listener: () => void): void }
  destroy(): void
  resize?(): void
}

interface WiderHost {
  readonly editor: { createEditor(options: { id: string; mode: string; value: string }): TextEditor }
  readonly clipboard: { copyText(text: string, element: JQuery, message: string): unknown }
}

/** The editor with what the shared types lack. */
export function host(): WiderHost {
  return RED as unknown as WiderHost
}
