/** A list of rows with many columns: one card for each, which fits narrow dialogs too. @module */

import type { DeviceField } from '../../lib/devices/fields.ts'
import type { EditorNode } from '../_editor/host.ts'
import { entered, makeControl } from './control.editor.ts'

type Row = Record<string, unknown>

function rowsOf(value: unknown): Row[] {
  let list = value
  if (typeof value === 'string' && value.trim() !== '') {
    try {
      list = JSON.parse(value)
    } catch {
      list = []
    }
  }
  return Array.isArray(list) ? list.map((row) => (typeof row === 'object' && row !== null ? { ...row } : {})) : []
}

export class CardList {
  private readonly node: EditorNode
  private readonly columns: readonly DeviceField[]
  private readonly place: JQuery
  private readonly cards: JQuery
  private readonly controls = new Map<HTMLElement, Map<string, JQuery>>()
  private made = 0

  constructor(node: EditorNode, place: JQuery, columns: readonly DeviceField[], value: unknown) {
    this.node = node
    this.columns = columns
    this.place = place
    this.cards = $('<div class="kaithem-device-cards"></div>').appendTo(place)
    for (const row of rowsOf(value)) this.add(row)
    const button = $('<button type="button" class="red-ui-button red-ui-button-small"></button>')
    button.append('<i class="fa fa-plus"></i> ', $('<span></span>').text(node._('kaithem-device.label.add')))
    button.on('click', () => {
      this.add({})
      this.cards.children().last().find('input, select').first().trigger('focus')
      this.changed()
    })
    place.append(button)
  }

  rows(): Row[] {
    const rows: Row[] = []
    for (const card of this.cards.children().toArray()) {
      const row: Row = {}
      for (const [key, control] of this.controls.get(card) ?? []) {
        const text = entered(control, (control.data('saved') as { was?: unknown } | undefined)?.was)
        if (text !== undefined) row[key] = text.trim()
      }
      rows.push(row)
    }
    return rows
  }

  private add(row: Row): void {
    const card = $('<div class="kaithem-device-card"></div>')
    const controls = new Map<string, JQuery>()
    this.made++
    for (const column of this.columns) {
      const id = `${this.place.attr('id') ?? 'kaithem-device-list'}-${this.made}-${column.key}`
      const control = makeControl(column, id, row[column.key]).data('saved', { was: row[column.key] })
      if (column.description !== '') control.attr('title', column.description)
      controls.set(column.key, control)
      const cell = $('<div class="kaithem-device-cell"></div>')
      cell.append($('<label></label>').attr('for', id).text(column.title), control.removeClass('kaithem-short'))
      card.append(cell)
    }
    const label = this.node._('kaithem-device.label.remove')
    const remove = $('<button type="button" class="red-ui-button red-ui-button-small kaithem-device-remove"></button>')
    remove.attr({ title: label, 'aria-label': label }).append('<i class="fa fa-trash-o"></i>')
    remove.on('click', () => {
      this.controls.delete(card[0] as HTMLElement)
      card.remove()
      this.changed()
    })
    card.append(remove)
    this.controls.set(card[0] as HTMLElement, controls)
    this.cards.append(card)
  }

  /** The dialog follows the changes of fields; adding and removing is one as well. */
  private changed(): void {
    $('#node-config-input-name').trigger('change')
  }
}
