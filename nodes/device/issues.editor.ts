/** Sentences below the settings of the type. @module */

import type { FieldIssue } from '../../lib/devices/field-checks.ts'
import { sharedText } from '../_editor/index.ts'
import { secretName } from './config.ts'
import { idOf } from './control.editor.ts'

/** The control an issue is about: a setting, a secret, or a column of a card. */
function controlOf(path: string): JQuery {
  const [, list = '', row = '', column = ''] = /^(.*)\[(\d+)\]\.(.*)$/.exec(path) ?? []
  if (column === '') {
    const plain = $(`#${idOf(path)}`)
    return plain.length > 0 ? plain : $(`#node-config-input-${secretName(path)}`)
  }
  const card = $(`#${idOf(list)} .kaithem-device-card`).eq(Number(row))
  return card.find('input, select').filter((_index, element) => element.id.endsWith(`-${column}`))
}

/** Replaces what was shown before. */
export function showSettingIssues(issues: readonly FieldIssue[]): void {
  const fields = $('#kaithem-device-fields')
  fields.find('.kaithem-device-issue').remove()
  fields.find('[aria-invalid]').removeAttr('aria-invalid aria-describedby').removeClass('input-error')
  for (const [index, { field, reason, data, message }] of issues.entries()) {
    const control = controlOf(field)
    const id = `kaithem-device-issue-${index}`
    control.attr({ 'aria-invalid': 'true', 'aria-describedby': id }).addClass('input-error')
    const line = $('<div class="kaithem-device-issue" role="alert"></div>').attr('id', id)
    line.text(sharedText(`issue.${reason}`, data, message))
    const cell = control.closest('.kaithem-device-cell')
    if (cell.length > 0) cell.append(line)
    else control.closest('.form-row').append(line.addClass('kaithem-field-error'))
  }
}
