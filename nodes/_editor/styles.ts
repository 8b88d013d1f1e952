/**
 * The few styles our dialogs add; colours only through the editor's own variables, so both schemes fit.
 *
 * The editor never lets a dialog be narrower than its content was without line breaks. Where there is little room, long
 * texts must therefore not count (`contain`), or what is on the right is cut off.
 *
 * @module
 */

const CSS = `
.kaithem-field-error { margin: 3px 0 0 104px; color: var(--red-ui-text-color-error); font-size: 12px; line-height: 1.3; }
.kaithem-hint { margin: -6px 0 12px 104px; color: var(--red-ui-secondary-text-color); font-size: 12px; line-height: 1.4; max-width: 480px; }
.kaithem-check { display: flex; align-items: baseline; gap: 6px; margin-left: 104px; }
.form-row .kaithem-check label, .form-row.kaithem-check label { width: auto; margin: 0; }
.form-row.kaithem-check input[type="checkbox"] { width: auto; margin: 0; }
.form-row input.kaithem-short { width: 90px; }
.kaithem-legend { margin: 16px 0 8px; padding: 0 0 3px; border: 0; border-bottom: 1px solid var(--red-ui-secondary-border-color);
  font-size: 14px; font-weight: 600; line-height: 1.4; color: var(--red-ui-primary-text-color); }
.kaithem-option { display: flex; justify-content: space-between; gap: 12px; }
.kaithem-option-note { color: var(--red-ui-tertiary-text-color); }
@media (max-width: 1000px) { .kaithem-hint, .kaithem-check { contain: inline-size; } }
`

/** Adds the styles to the page once. */
export function addStyles(): void {
  if ($('#kaithem-editor-styles').length > 0) return
  $('<style id="kaithem-editor-styles"></style>').text(CSS).appendTo('head')
}
