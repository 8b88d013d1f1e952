/** Autocomplete on text fields, by Node-RED's own widget. @module */

import type { Completion, CompletionSearch, WidgetElement } from './host.ts'
import { focusable } from './inline-errors.ts'

/** Most offers shown at once. */
export const longestList = 50

/** Offers completions while the user types in a plain text field; arrow down opens the list. */
export function addCompletion(field: JQuery, search: CompletionSearch): void {
  const input = field as WidgetElement
  input.attr({ autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' })
  input.autoComplete({ search, minLength: 0 })
  announceEnter(input)
}

/** Node-RED takes the first offer on Enter and Tab without a change event; this adds it. */
export function announceEnter(field: JQuery): void {
  const input = focusable(field)
  input.on('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    const before = input.val()
    setTimeout(() => {
      if (input.val() !== before) input.trigger('change')
    }, 0)
  })
}

/** One line of the list: the value, and a word about it in the second column. */
export function completion(value: string, note: string): Completion {
  const label = $('<div class="kaithem-option"></div>')
  label.append($('<span></span>').text(value), $('<span class="kaithem-option-note"></span>').text(note))
  return { value, label }
}

/** Those of `values` that contain what was typed, the ones that begin with it first; all in their order for nothing. */
export function rank(values: Iterable<string>, typed: string, limit = longestList): string[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return [...values].slice(0, limit)
  const scored: Array<{ value: string; at: number }> = []
  for (const value of values) {
    const at = value.toLowerCase().indexOf(wanted)
    if (at >= 0) scored.push({ value, at: value === typed.trim() ? -1 : at })
  }
  return scored
    .sort((a, b) => a.at - b.at || a.value.length - b.value.length || a.value.localeCompare(b.value))
    .slice(0, limit)
    .map(({ value }) => value)
}
