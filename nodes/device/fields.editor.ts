/** The part of the dialog that follows from the type: one control for each of its settings. @module */

import type { DeviceField } from '../../lib/devices/fields.ts'
import type { EditorNode } from '../_editor/host.ts'
import { CardList } from './card-list.editor.ts'
import { secretName } from './config.ts'
import { entered, idOf, makeControl } from './control.editor.ts'
import { knowSecret } from './secrets.editor.ts'
import { fieldHint, fieldTitle } from './texts.editor.ts'
import type { TypeView } from './views.ts'

type Values = Record<string, unknown>

/** The settings of one type in a container. */
export class FieldsForm {
  private readonly node: EditorNode
  private readonly type: TypeView
  private readonly saved: Values
  private readonly controls = new Map<DeviceField, JQuery>()
  private readonly lists = new Map<DeviceField, CardList>()

  constructor(node: EditorNode, container: JQuery, type: TypeView, values: Values) {
    this.node = node
    this.type = type
    this.saved = values
    container.empty()
    for (const field of type.fields) {
      if (field.type === 'list') this.addList(container, field, values[field.key])
      else if (field.type === 'secret') this.addSecret(container, field)
      else this.addRow(container, field, values[field.key])
    }
  }

  /** What stands in the form; blank settings are left out. */
  values(): Values {
    const values: Values = {}
    for (const [field, control] of this.controls) {
      const text = entered(control, this.saved[field.key])
      if (text !== undefined) values[field.key] = text
    }
    for (const [field, list] of this.lists) {
      const rows = list.rows()
      if (rows.length > 0) values[field.key] = rows
    }
    return values
  }

  private addRow(container: JQuery, field: DeviceField, value: unknown): void {
    const control = makeControl(field, idOf(field.key), value)
    this.controls.set(field, control)
    this.place(container, field, control)
  }

  /** Node-RED saves it with the credentials, by the id of the field. */
  private addSecret(container: JQuery, field: DeviceField): void {
    const name = secretName(field.key)
    knowSecret(field.key)
    const saved = this.node.credentials as Readonly<Record<string, unknown>> | undefined
    const value = saved?.[name] ?? (saved?.[`has_${name}`] === true ? '__PWRD__' : '')
    const input = $('<input type="password" autocomplete="new-password" />').attr('id', `node-config-input-${name}`)
    this.place(container, field, input.val(String(value)))
  }

  private place(container: JQuery, field: DeviceField, control: JQuery): void {
    const { node, type } = this
    const label = $('<label></label>').attr('for', control.attr('id') ?? '')
    const title = fieldTitle(node, type.name, field.key, field.title)
    if (field.type === 'secret') label.append('<i class="fa fa-lock"></i> ')
    label.append($('<span></span>').text(title))
    const row = $('<div class="form-row"></div>').append(label, ' ', control)
    container.append(row)
    const hint = fieldHint(node, type.name, field.key, field.description)
    if (hint !== '') container.append($('<div class="kaithem-hint"></div>').text(hint))
  }

  private addList(container: JQuery, field: DeviceField, value: unknown): void {
    const { node, type } = this
    const path = field.key
    $('<div class="kaithem-legend"></div>')
      .text(fieldTitle(node, type.name, path, field.title))
      .appendTo(container)
    const hint = fieldHint(node, type.name, path, field.description)
    if (hint !== '') $('<div class="kaithem-device-note"></div>').text(hint).appendTo(container)
    const place = $('<div class="form-row"></div>').attr('id', idOf(path)).appendTo(container)
    const columns = (field.items ?? []).map((item) => ({
      ...item,
      title: fieldTitle(node, type.name, `${path}-${item.key}`, item.title),
    }))
    this.lists.set(field, new CardList(node, place, columns, value))
  }
}
