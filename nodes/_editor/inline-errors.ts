/** Sentences below the fields of a dialog, read out by screen readers when they appear. @module */

/** Shows `text` below the field, or removes what was shown if there is no text. */
export function showFieldError(field: JQuery, text: string | undefined): void {
  const id = `${field.attr('id') ?? ''}-error`
  const control = focusable(field)
  const shown = $(`#${id}`)
  if (text === undefined) {
    shown.remove()
    control.removeAttr('aria-describedby').removeAttr('aria-invalid')
    return
  }
  control.attr({ 'aria-describedby': id, 'aria-invalid': 'true' })
  if (shown.length > 0) {
    if (shown.text() !== text) shown.text(text)
    return
  }
  const line = $('<div class="kaithem-field-error" role="alert"></div>').attr('id', id).text(text)
  field.closest('.form-row').append(line)
}

/** What the user really types into: typed inputs hide the original field and put their own beside it. */
export function focusable(field: JQuery): JQuery {
  const inner = field.next('.red-ui-typedInput-container').find('input.red-ui-typedInput-input')
  return inner.length > 0 ? inner : field
}
