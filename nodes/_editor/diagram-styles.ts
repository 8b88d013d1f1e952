/** How diagrams look; colours only through the editor's own variables, so both schemes fit. @module */

const CSS = `
.kaithem-diagram { overflow: auto; max-height: 420px; min-height: 120px; text-align: center; resize: vertical;
  border: 1px solid var(--red-ui-form-input-border-color); border-radius: 4px; background: var(--red-ui-form-input-background); }
.kaithem-diagram:focus { outline: 2px solid var(--red-ui-form-input-focus-color); outline-offset: 1px; }
.kaithem-diagram svg { display: inline-block; vertical-align: top; font-family: var(--red-ui-primary-font); font-size: 12px; }
.kaithem-diagram text { fill: var(--red-ui-primary-text-color); text-anchor: middle; }
.kaithem-diagram .box rect { fill: var(--red-ui-secondary-background); stroke: var(--red-ui-secondary-text-color); stroke-width: 1.5; }
.kaithem-diagram .box .name { font-size: 13px; font-weight: 600; }
.kaithem-diagram .box .note { font-size: 11px; fill: var(--red-ui-secondary-text-color); }
.kaithem-diagram .box.group rect { fill: none; stroke: var(--red-ui-secondary-text-color); stroke-width: 1; }
.kaithem-diagram .box.any rect { fill: none; stroke-dasharray: 4 3; }
.kaithem-diagram .box.any .name { font-weight: 400; font-style: italic; }
.kaithem-diagram .dot { fill: var(--red-ui-primary-text-color); }
.kaithem-diagram .box.current rect { stroke: var(--red-ui-text-color-success); stroke-width: 3; fill: var(--red-ui-form-input-background); }
.kaithem-diagram .box.current .name { transform: translateY(-5px); fill: var(--red-ui-text-color-success); }
.kaithem-diagram .arrow path { fill: none; stroke: var(--red-ui-secondary-text-color); stroke-width: 1.5; }
.kaithem-diagram .arrow.timer path { stroke-dasharray: 5 3; }
.kaithem-diagram .arrow.recent path { stroke: var(--red-ui-text-color-success); stroke-width: 2.5; }
.kaithem-diagram .arrow text { font-size: 12px; paint-order: stroke; stroke: var(--red-ui-form-input-background); stroke-width: 4px;
  stroke-linejoin: round; }
.kaithem-diagram .arrow.condition text { font-family: var(--red-ui-monospace-font); font-size: 11px; }
.kaithem-diagram .arrow.timer text { font-style: italic; }
.kaithem-diagram marker path { fill: var(--red-ui-secondary-text-color); }
`

/** Adds the styles of diagrams to the page once. */
export function addDiagramStyles(): void {
  if ($('#kaithem-diagram-styles').length > 0) return
  $('<style id="kaithem-diagram-styles"></style>').text(CSS).appendTo('head')
}
