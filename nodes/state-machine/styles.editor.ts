/** The styles of this dialog; colours only through the editor's own variables, so both schemes fit. @module */

const CSS = `
.kaithem-machine { min-width: 600px; }
.kaithem-machine-tabs { margin: 4px 0 14px; display: flex; border-bottom: 1px solid var(--red-ui-secondary-border-color); }
.kaithem-machine-tabs button { flex: 1; padding: 8px 4px; border: 0; border-bottom: 3px solid transparent; background: none;
  color: var(--red-ui-secondary-text-color); }
.kaithem-machine-tabs button:hover { color: var(--red-ui-primary-text-color); background: var(--red-ui-secondary-background-hover); }
.kaithem-machine-tabs button[aria-selected="true"] { font-weight: 600; color: var(--red-ui-primary-text-color);
  border-bottom-color: var(--red-ui-form-input-focus-color); }
.kaithem-machine-tabs button:focus-visible { outline: 2px solid var(--red-ui-form-input-focus-color); outline-offset: -2px; }
#kaithem-machine-messages .form-row > label { width: 170px; }
#kaithem-machine-messages .form-row.kaithem-check > label { width: auto; }
#kaithem-machine-messages .kaithem-check, #kaithem-machine-messages .kaithem-hint { margin-left: 174px; }
#kaithem-machine-messages .form-row > select, #kaithem-machine-messages .form-row > input[type="text"] { width: calc(100% - 180px); }
#kaithem-machine-messages .red-ui-typedInput-container { width: calc(100% - 180px) !important; }
.kaithem-machine-state, .kaithem-machine-rule { display: grid; gap: 6px; align-items: center; }
.kaithem-machine-state { grid-template-columns: 34px 1.2fr 70px 64px 1fr; }
.kaithem-machine-rule { grid-template-columns: 1fr 104px 1.5fr 1fr; }
.kaithem-machine-state input[type="radio"] { justify-self: center; margin: 0; }
.kaithem-machine-row input[type="text"], .kaithem-machine-row select { width: 100%; margin: 0; box-sizing: border-box; }
.kaithem-machine-code { font-family: var(--red-ui-monospace-font); font-size: 12px; }
.kaithem-machine .kaithem-machine-header { font-size: 12px; color: var(--red-ui-secondary-text-color); padding: 4px 34px 4px 28px; }
.kaithem-machine-header .kaithem-machine-state span:first-child { text-align: center; }
.kaithem-machine-error, .kaithem-machine-general { color: var(--red-ui-text-color-error); font-size: 12px; line-height: 1.35; margin-top: 3px; }
.kaithem-machine-general:empty { display: none; }
.kaithem-machine-general { margin-bottom: 6px; }
.kaithem-machine .kaithem-legend { margin-top: 14px; }
.kaithem-machine-poll { margin-top: 10px; }
.kaithem-machine-live { margin: 0 0 8px; min-height: 20px; }
.kaithem-machine-live b { color: var(--red-ui-text-color-success); }
.kaithem-machine-announce { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
.kaithem-machine-text { margin-top: 6px; color: var(--red-ui-secondary-text-color); }
.kaithem-machine-text summary { cursor: pointer; }
.kaithem-machine-events { display: flex; flex-wrap: wrap; gap: 6px; }
.kaithem-machine-note { color: var(--red-ui-secondary-text-color); }
.kaithem-machine ol.kaithem-machine-history { margin: 0 0 10px; padding: 0; list-style: none; max-height: 150px; overflow: auto; font-variant-numeric: tabular-nums; }
.kaithem-machine-history li { display: grid; grid-template-columns: 76px 1fr auto; gap: 8px; padding: 2px 0;
  border-bottom: 1px solid var(--red-ui-secondary-border-color); }
.kaithem-machine-history .none { grid-column: 1 / -1; }
.kaithem-machine-history .when, .kaithem-machine-history .why { color: var(--red-ui-secondary-text-color); }
.kaithem-machine-copy { display: flex; flex-wrap: wrap; gap: 6px; }
@media (max-width: 1000px) {
  .kaithem-machine { min-width: 280px; contain: inline-size; }
  .kaithem-machine-state { grid-template-columns: 34px 1fr 60px 64px; }
  .kaithem-machine-state > :last-child { grid-column: 2 / -1; }
  .kaithem-machine-rule { grid-template-columns: 1fr 1fr; }
  #kaithem-machine-messages .form-row > label { width: 100%; }
  #kaithem-machine-messages .kaithem-check, #kaithem-machine-messages .kaithem-hint { margin-left: 0; }
  #kaithem-machine-messages .form-row > select, #kaithem-machine-messages .form-row > input[type="text"] { width: 100%; }
  #kaithem-machine-messages .red-ui-typedInput-container { width: 100% !important; }
}
`

/** Adds the styles to the page once. */
export function addMachineStyles(): void {
  if ($('#kaithem-machine-styles').length > 0) return
  $('<style id="kaithem-machine-styles"></style>').text(CSS).appendTo('head')
}
