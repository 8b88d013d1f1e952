/** The styles of the field for pins; colours only through the editor's own variables. @module */

const CSS = `
.kaithem-pin-picker { margin: -6px 0 12px 104px; font-size: 12px; line-height: 1.4; max-width: 480px; }
.kaithem-pin-picker > div { margin-bottom: 4px; }
.kaithem-pin-about { color: var(--red-ui-secondary-text-color); }
.kaithem-pin-note { padding-left: 18px; position: relative; color: var(--red-ui-primary-text-color); }
.kaithem-pin-note i { position: absolute; left: 0; top: 2px; }
.kaithem-pin-note.warning i { color: var(--red-ui-text-color-warning); }
.kaithem-pin-note.hint i { color: var(--red-ui-secondary-text-color); }
.kaithem-header { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2px 4px; margin-top: 6px; padding: 6px;
  border: 1px solid var(--red-ui-secondary-border-color); border-radius: 4px; background: var(--red-ui-secondary-background); }
.kaithem-header-pin { display: flex; align-items: center; gap: 6px; min-width: 0; height: 22px; padding: 0 4px; border: 1px solid transparent;
  border-radius: 3px; background: transparent; color: var(--red-ui-primary-text-color); font-size: 11px; line-height: 1; cursor: pointer; }
.kaithem-header-pin.left { flex-direction: row-reverse; text-align: right; }
.kaithem-header-pin .number { flex: none; width: 20px; height: 16px; line-height: 16px; text-align: center; border-radius: 8px;
  border: 1px solid var(--red-ui-form-input-border-color); color: var(--red-ui-primary-text-color); }
.kaithem-header-pin .name { flex: none; font-weight: 600; }
.kaithem-header-pin .functions { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: var(--red-ui-secondary-text-color); }
.kaithem-header-pin:hover, .kaithem-header-pin:focus { border-color: var(--red-ui-form-input-focus-color); outline: none; }
.kaithem-header-pin.power, .kaithem-header-pin.ground { cursor: not-allowed; color: var(--red-ui-tertiary-text-color); }
.kaithem-header-pin.power .name, .kaithem-header-pin.ground .name { font-weight: normal; }
.kaithem-header-pin.ground .number { background: var(--red-ui-secondary-border-color); }
.kaithem-header-pin.used .name { text-decoration: line-through; }
.kaithem-header-pin.chosen { border-color: var(--red-ui-form-input-focus-color); background: var(--red-ui-list-item-background-selected); }
.kaithem-header-pin.chosen .number { background: var(--red-ui-text-color-link); border-color: var(--red-ui-text-color-link);
  color: var(--red-ui-secondary-background); }
@media (max-width: 1000px) { .kaithem-pin-picker { contain: inline-size; } }
`

/** Adds the styles to the page once. */
export function addPinStyles(): void {
  if ($('#kaithem-pin-styles').length > 0) return
  $('<style id="kaithem-pin-styles"></style>').text(CSS).appendTo('head')
}
