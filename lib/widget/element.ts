/** The HTML element of a widget: what the script needs to know stands in its data attributes. @module */

import { html, Markup } from '../markup.ts'

/** Attributes by name; undefined, null and false are left out, true has no value. */
export type Attributes = Readonly<Record<string, unknown>>

/** ` name="value"` for each. */
export function attributes(values: Attributes): Markup {
  const parts = Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === null || value === false) return ''
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })
  return Markup.join(parts)
}

/** What every widget's element has. */
export interface ElementOptions {
  readonly tag?: 'div' | 'span'
  readonly id: string
  readonly kind: string
  /** Of the state that is rendered; 0: none is. */
  readonly version: number
  readonly cssclass?: unknown
  readonly more?: Attributes
}

/** An element around what a widget shows. */
export function element(options: ElementOptions, content: unknown): Markup {
  const { tag = 'div', id, kind, version, cssclass, more = {} } = options
  const classes = ['kaithem-widget', `kaithem-${kind}`]
  if (typeof cssclass === 'string' && cssclass.trim() !== '') classes.push(cssclass.trim())
  const all = attributes({
    class: classes.join(' '),
    'data-kaithem': kind,
    'data-id': id,
    'data-version': version,
    ...more,
  })
  const name = new Markup(tag)
  return html`<${name}${all}>${content}</${name}>`
}

/** An id for the control of a widget, so that its label finds it; a widget rendered twice gets two. */
export function controlId(id: string, count: number): string {
  return `kaithem-${id.replace(/[^\w-]/g, '_')}-${count}`
}

/** The label of a control; what has none gets its name from `name`, for those who cannot see it. */
export function labelled(id: string, label: unknown, name: string): { label: Markup; aria: Attributes } {
  if (label === undefined || label === '') return { label: new Markup(''), aria: { 'aria-label': name } }
  return { label: html`<label class="kaithem-label" for="${id}">${label}</label>`, aria: {} }
}

/** Units that people write otherwise than code does. */
const written: ReadonlyMap<unknown, string> = new Map([
  ['degC', '°C'],
  ['degF', '°F'],
  ['degK', 'K'],
])

/** The grey unit behind a value. */
export function unitText(unit: unknown): Markup {
  if (unit === undefined || unit === '') return new Markup('')
  return html`<span class="kaithem-unit">${written.get(unit) ?? unit}</span>`
}
