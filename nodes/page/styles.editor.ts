/** The styles of this dialog; colours only through the editor's own variables, so both schemes fit. @module */

const CSS = `
.kaithem-page-address { margin: -6px 0 12px 104px; font-size: 12px; overflow-wrap: anywhere; }
.kaithem-page-tabs { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 8px; }
.kaithem-page-problems { margin: 0 0 8px; max-height: 96px; overflow-y: auto; font-size: 12px; line-height: 1.5; }
.kaithem-page-error { color: var(--red-ui-text-color-error); }
.kaithem-page-warning { color: var(--red-ui-text-color-warning); }
.kaithem-page-error span, .kaithem-page-warning span { color: var(--red-ui-primary-text-color); }
.kaithem-page-editor { height: 360px; min-height: 200px; }
.kaithem-page-hint { margin: 0 0 6px; color: var(--red-ui-secondary-text-color); font-size: 12px; line-height: 1.4; }
.kaithem-page-mako { background: var(--red-ui-secondary-background-selected); border-radius: 2px; }
.kaithem-page-note { margin: 4px 0; color: var(--red-ui-secondary-text-color); font-size: 12px; }
#kaithem-page-live pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12px; max-height: 260px; overflow-y: auto; }
`

/** Adds the styles to the page once. */
export function addPageStyles(): void {
  if ($('#kaithem-page-styles').length > 0) return
  $('<style id="kaithem-page-styles"></style>').text(CSS).appendTo('head')
}
