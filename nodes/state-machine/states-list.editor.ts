/** The table of states and their timers in the dialog. @module */

import type { EditorNode } from '../_editor/host.ts'
import type { ListElement } from './host.editor.ts'
import { errorLine, type RowFields, showRowIssues } from './row-issues.editor.ts'
import { readStates, type StateRow, timeUnits } from './rows.ts'
import { type StateRef, StateSelect } from './state-select.editor.ts'
import type { RowIssue } from './table-checks.ts'

interface Item {
  readonly raw: Partial<StateRow>
  readonly id: number
  row?: JQuery
  fields?: RowFields
  to?: StateSelect
  start?: JQuery
}

/** The states as they stand in the dialog. */
export class StatesList {
  private readonly node: EditorNode
  private readonly onChange: () => void
  private readonly items: Item[] = []
  private nextId = 1

  constructor(node: EditorNode, list: JQuery, onChange: () => void) {
    this.node = node
    this.onChange = onChange
    const element = list as unknown as ListElement<Partial<Item>>
    element.editableList({
      header: this.header(),
      addButton: this.text('addState'),
      sortable: true,
      removable: true,
      addItem: (row, _index, added) => this.addRow(row, added),
      removeItem: (removed) => this.removeRow(removed),
      sortItems: () => this.sort(),
    })
    for (const raw of readStates(node.states)) {
      element.editableList('addItem', { raw, id: this.nextId++ })
    }
    const start = String(node.start ?? '')
    this.items.find((item) => item.fields?.name?.val() === start)?.start?.prop('checked', true)
  }

  /** The states by their rows. */
  refs(): StateRef[] {
    return this.items.map(({ id, fields }) => ({ id, name: textOf(fields?.name) }))
  }

  rows(): StateRow[] {
    return readStates(
      this.items.map(({ fields, to }) => ({
        name: textOf(fields?.name),
        length: textOf(fields?.length),
        unit: textOf(fields?.unit),
        to: to?.value ?? '',
      })),
    )
  }

  /** The rows by their numbers: 1 to n are those with which the dialog was opened. */
  keys(): string[] {
    return this.items.map(({ id }) => String(id))
  }

  /** The name of the state marked as the first one; without states, as it was: a statechart does not use it. */
  start(): string {
    if (this.items.length === 0) return String(this.node.start ?? '')
    return textOf(this.items.find(({ start }) => start?.prop('checked') === true)?.fields?.name)
  }

  /** Brings the menus up to date with the names. */
  refill(): void {
    const refs = this.refs()
    for (const { to } of this.items) to?.fill(refs)
  }

  showIssues(issues: readonly RowIssue[]): void {
    this.items.forEach(({ row, fields }, index) => {
      if (row === undefined || fields === undefined) return
      showRowIssues(
        row,
        fields,
        issues.filter((issue) => issue.property === 'states' && issue.row === index),
      )
    })
  }

  private addRow(row: JQuery, added: Partial<Item>): void {
    const isNew = added.id === undefined
    const id = added.id ?? this.nextId++
    const raw: Partial<StateRow> = added.raw ?? {}
    const start = $('<input type="radio" name="kaithem-machine-start">').attr('aria-label', this.text('start'))
    const name = $('<input type="text" autocomplete="off" spellcheck="false">').attr('aria-label', this.text('state'))
    const length = $('<input type="text" inputmode="decimal">').attr('aria-label', this.text('after'))
    const unit = $('<select></select>').attr('aria-label', this.text('unit'))
    for (const choice of timeUnits) $('<option></option>').attr('value', choice).text(choice).appendTo(unit)
    const to = new StateSelect(this.text('timerTo'), raw.to ?? '', [{ value: '', label: '–' }])
    name.val(raw.name ?? '')
    length.val(raw.length ?? '')
    unit.val(raw.unit ?? 's')
    const fields = { name, length, unit, to: to.element }
    row.addClass('kaithem-machine-row')
    row.append(
      $('<div class="kaithem-machine-state"></div>').append(start, name, length, unit, to.element),
      errorLine(),
    )
    // The list hands out its own object for new rows, and this very object again when the row is removed.
    const item = Object.assign(added, { id, raw, row, fields, to, start })
    if (this.items.length === 0) start.prop('checked', true)
    this.items.push(item)
    row.on('input change', 'input, select', () => this.onChange())
    this.onChange()
    if (isNew) name.trigger('focus')
  }

  private removeRow(removed: Partial<Item>): void {
    const index = this.items.findIndex(({ id }) => id === removed.id)
    if (index >= 0) this.items.splice(index, 1)
    this.onChange()
  }

  private sort(): void {
    const order = new Map(this.items.map((item) => [item, item.row?.closest('li').index() ?? 0]))
    this.items.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    this.onChange()
  }

  private header(): JQuery {
    const row = $('<div class="kaithem-machine-state"></div>')
    for (const key of ['start', 'state', 'after', '', 'timerTo']) {
      row.append($('<span></span>').text(key === '' ? '' : this.text(key)))
    }
    return $('<div class="kaithem-machine-header" aria-hidden="true"></div>').append(row)
  }

  private text(key: string): string {
    return this.node._(`kaithem-state-machine.column.${key}`)
  }
}

export function textOf(field: JQuery | undefined): string {
  return String(field?.val() ?? '').trim()
}
