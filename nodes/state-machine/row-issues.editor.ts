/** Sentences about what is wrong in a row, shown in the row. @module */

import type { Issue } from '../_config/issues.ts'
import { sharedText } from '../_editor/index.ts'
import type { RowIssue } from './table-checks.ts'

const CATALOG = '@kaithem/node-red-kaithem/kaithem-state-machine'

/** The sentence for an issue in the user's language: of this node's catalogue, else of the shared one. */
export function machineIssueText(issue: Issue): string {
  const shared = sharedText(`issue.${issue.reason}`, issue.data, issue.message)
  const options = { ...issue.data, defaultValue: shared, interpolation: { escapeValue: false } }
  return RED._(`${CATALOG}:kaithem-state-machine.issue.${issue.reason}`, options)
}

/** The fields of one row, by the names that issues use. */
export type RowFields = Readonly<Record<string, JQuery>>

/** Shows the issues of a row below its fields and marks the fields. */
export function showRowIssues(row: JQuery, fields: RowFields, issues: readonly RowIssue[]): void {
  const line = row.find('.kaithem-machine-error')
  const texts = issues.map(machineIssueText)
  if (line.text() !== texts.join(' ')) line.text(texts.join(' '))
  line.toggle(texts.length > 0)
  for (const [name, field] of Object.entries(fields)) {
    const isWrong = issues.some((issue) => issue.field === name)
    field.toggleClass('input-error', isWrong)
    if (isWrong) field.attr('aria-invalid', 'true')
    else field.removeAttr('aria-invalid')
  }
}

/** The place for the sentences of a row. */
export function errorLine(): JQuery {
  return $('<div class="kaithem-machine-error" role="alert"></div>').hide()
}
