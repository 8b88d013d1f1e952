/** The styles of the list of pins; colours only through the editor's own variables. @module */

const CSS = `
.kaithem-pins { height: 100%; box-sizing: border-box; overflow-y: auto; padding: 8px; font-size: 13px; line-height: 1.4;
  color: var(--red-ui-primary-text-color); }
.kaithem-pins h3 { margin: 12px 0 6px; font-size: 13px; font-weight: 600; line-height: 1.4; color: var(--red-ui-primary-text-color); }
.kaithem-pins-driver, .kaithem-pins-note { font-size: 12px; color: var(--red-ui-secondary-text-color); }
.kaithem-pins-note:not(:empty) { margin-top: 6px; }
.kaithem-pins-driver ul { margin: 4px 0 0 18px; overflow-wrap: anywhere; }
.kaithem-pins-driver summary { cursor: pointer; }
.kaithem-pin-card { margin-bottom: 6px; padding: 6px 8px; border: 1px solid var(--red-ui-secondary-border-color); border-radius: 4px;
  background: var(--red-ui-secondary-background); }
.kaithem-pin-card .head { display: flex; align-items: baseline; gap: 6px; min-width: 0; }
.kaithem-pin-card .lamp { flex: none; align-self: center; width: 10px; height: 10px; border-radius: 50%;
  border: 1px solid var(--red-ui-primary-text-color); }
.kaithem-pin-card .lamp.on { background: var(--red-ui-node-status-colors-green, var(--red-ui-text-color-success)); }
.kaithem-pin-card .name { flex: none; font-weight: 600; max-width: 60%; overflow: hidden; text-overflow: ellipsis; }
.kaithem-pin-card .comment { flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
  color: var(--red-ui-secondary-text-color); }
.kaithem-pin-card .value { flex: none; }
.kaithem-pin-card .about { font-size: 12px; color: var(--red-ui-secondary-text-color); }
.kaithem-pin-card .badge { display: inline-block; margin-right: 6px; padding: 0 6px; border-radius: 8px; font-size: 11px; line-height: 16px;
  border: 1px solid var(--red-ui-secondary-border-color); color: var(--red-ui-primary-text-color); background: none; text-shadow: none; font-weight: normal; }
.kaithem-pin-card .badge.mocked, .kaithem-pin-card .badge.forced { border-color: var(--red-ui-text-color-warning); }
.kaithem-pin-card .problem { font-size: 12px; color: var(--red-ui-text-color-error); overflow-wrap: anywhere; }
.kaithem-pin-card .buttons { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; }
.kaithem-pin-card .buttons button { min-width: 40px; }
.kaithem-pin-card .buttons button[disabled] { opacity: 0.5; cursor: default; }
.kaithem-pin-card .share { display: block; width: 100%; height: 4px; margin: 12px 0 6px; appearance: none; border-radius: 2px;
  background: var(--red-ui-secondary-text-color); }
.kaithem-pin-card .share::-webkit-slider-thumb { appearance: none; width: 14px; height: 14px; border-radius: 50%;
  background: var(--red-ui-primary-text-color); }
.kaithem-pin-card .share::-moz-range-thumb { width: 14px; height: 14px; border: none; border-radius: 50%;
  background: var(--red-ui-primary-text-color); }
.kaithem-pin-card .press { touch-action: none; user-select: none; }
.kaithem-pin-card .press.down { box-shadow: inset 0 0 0 2px var(--red-ui-text-color-link); }
.kaithem-pin-card .buttons button[aria-pressed="true"] { border-color: var(--red-ui-text-color-link); }
`

/** Adds the styles to the page once. */
export function addPanelStyles(): void {
  if ($('#kaithem-pins-styles').length > 0) return
  $('<style id="kaithem-pins-styles"></style>').text(CSS).appendTo('head')
}
