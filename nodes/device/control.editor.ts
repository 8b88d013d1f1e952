/** One control for one setting. @module */

import type { DeviceField } from '../../lib/devices/fields.ts'

/** The id of the control of a setting. */
export const idOf = (key: string): string => `kaithem-device-field-${key.replace(/[^\w-]/g, '_')}`

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A plain control for one setting. */
export function makeControl(field: DeviceField, id: string, value: unknown): JQuery {
  if (field.type === 'boolean' || field.type === 'enum') return makeSelect(field, id, value)
  const usual = shown(field.default)
  if (field.type === 'text' || field.type === 'json') {
    return $('<textarea rows="3" spellcheck="false"></textarea>').attr({ id, placeholder: usual }).val(shown(value))
  }
  const input = $('<input type="text" autocomplete="off" spellcheck="false" />').attr({ id, placeholder: usual })
  if (field.type === 'number' || field.type === 'integer') input.attr('inputmode', 'decimal').addClass('kaithem-short')
  return input.val(shown(value))
}

function makeSelect(field: DeviceField, id: string, value: unknown): JQuery {
  const select = $('<select></select>').attr('id', id)
  const options = field.type === 'boolean' ? ['yes', 'no'] : (field.options ?? [])
  const given = value === true ? 'yes' : value === false ? 'no' : shown(value)
  const current = given === '' ? shown(field.default) || (options[0] ?? '') : given
  // What is saved is shown, also when the type does not know it (any more).
  for (const option of new Set([...options, ...(current === '' ? [] : [current])])) {
    $('<option></option>').val(option).text(option).appendTo(select)
  }
  return select.val(current).data('usual', current)
}

/** What to save: nothing for blank fields, nor for a usual value that was not saved before. */
export function entered(control: JQuery, saved: unknown): string | undefined {
  const text = String(control.val() ?? '')
  if (text.trim() === '') return undefined
  const isUsual = saved === undefined && control.is('select') && control.data('usual') === text
  return isUsual ? undefined : text
}
