/** The styles of this dialog; colours only through the editor's own variables. @module */

const CSS = `
#kaithem-device-fields textarea { width: 70%; font-family: var(--red-ui-monospace-font); font-size: 12px; }
#kaithem-device-fields > .form-row > select { width: 70%; }
.kaithem-device-note { margin: 0 0 8px; color: var(--red-ui-secondary-text-color); font-size: 12px; line-height: 1.4; }
.kaithem-device-card { position: relative; display: grid; grid-template-columns: repeat(auto-fill, minmax(125px, 1fr)); gap: 6px 10px;
  margin: 0 0 8px; padding: 8px 40px 8px 10px; border: 1px solid var(--red-ui-secondary-border-color); border-radius: 4px;
  background: var(--red-ui-secondary-background); }
.red-ui-editor .form-row .kaithem-device-cell label, .kaithem-device-cell label { display: block; width: auto; margin: 0 0 2px; font-size: 12px;
  color: var(--red-ui-secondary-text-color); }
.red-ui-editor .kaithem-device-cell input, .red-ui-editor .kaithem-device-cell select { box-sizing: border-box; width: 100%; }
.kaithem-device-remove { position: absolute; top: 8px; right: 8px; }
.kaithem-device-issue { color: var(--red-ui-text-color-error); font-size: 12px; line-height: 1.3; margin-top: 3px; }
.kaithem-device-points { width: 100%; border-collapse: collapse; font-size: 12px; }
.kaithem-device-points th, .kaithem-device-points td { padding: 3px 8px 3px 0; text-align: left; vertical-align: top; font-weight: normal;
  border-bottom: 1px solid var(--red-ui-secondary-border-color); overflow-wrap: anywhere; }
.kaithem-device-points th { width: 22%; color: var(--red-ui-primary-text-color); }
.kaithem-device-tag { width: 42%; }
.kaithem-device-tag code { white-space: normal; font-size: 11px; }
.kaithem-device-state { margin-bottom: 4px; }
.kaithem-device-error { margin-bottom: 4px; color: var(--red-ui-text-color-error); font-size: 12px; }
@media (max-width: 1000px) { .kaithem-device-note { contain: inline-size; } }
`

/** Adds the styles to the page once. */
export function addDeviceStyles(): void {
  if ($('#kaithem-device-styles').length > 0) return
  $('<style id="kaithem-device-styles"></style>').text(CSS).appendTo('head')
}
