/** Text that is trusted to be HTML, and how other text becomes harmless in it. @module */

import { errorText, KaithemError } from './errors.ts'

/** The mark of trusted HTML; the same in every realm and in every copy of this package. */
export const markupMark: unique symbol = Symbol.for('kaithem.markup') as never

const special = /[&<>"']/

/**
 * Text for HTML: `& < > " '` become entities. Safe as text of an element and in a quoted attribute; nothing else is.
 *
 * @example escapeHtml('a < b') // => 'a &lt; b'
 */
export function escapeHtml(text: string): string {
  const first = text.search(special)
  if (first < 0) return text
  let result = ''
  let done = 0
  for (let i = first; i < text.length; i++) {
    let entity: string
    switch (text.charCodeAt(i)) {
      case 38:
        entity = '&amp;'
        break
      case 60:
        entity = '&lt;'
        break
      case 62:
        entity = '&gt;'
        break
      case 34:
        entity = '&#34;'
        break
      case 39:
        entity = '&#39;'
        break
      default:
        continue
    }
    result += text.slice(done, i) + entity
    done = i + 1
  }
  return result + text.slice(done)
}

/**
 * Trusted HTML: printed as it is where other values are escaped. Adding text to it with `+` gives ordinary text again,
 * which is escaped.
 *
 * @example String(new Markup('<b>ok</b>')) // => '<b>ok</b>'
 */
export class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = String(text)
  }

  get [markupMark](): true {
    return true
  }

  /** Puts parts together: markup as it is, other values escaped, null, undefined and false as nothing. */
  static join(parts: Iterable<unknown>, separator: unknown = ''): Markup {
    return new Markup(Array.from(parts, asHtml).join(asHtml(separator)))
  }

  toString(): string {
    return this.#text
  }

  toJSON(): string {
    return this.#text
  }
}

/** True for trusted HTML, also of another realm or another copy of this package. */
export function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && (value as { [markupMark]?: unknown })[markupMark] === true
}

/** A value as HTML: what `html` makes of what stands in its braces. */
function asHtml(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (isMarkup(value)) return value.toString()
  if (Array.isArray(value)) return value.map(asHtml).join('')
  return escapeHtml(String(value))
}

/**
 * Tag of a template literal that is HTML: values are escaped, markup stays, arrays are joined; null, undefined and
 * false print nothing.
 *
 * @example html`<li>${'a & b'}</li>`.toString() // => '<li>a &amp; b</li>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  let text = strings[0] ?? ''
  for (let i = 0; i < values.length; i++) text += asHtml(values[i]) + (strings[i + 1] ?? '')
  return new Markup(text)
}

/** The code units of characters that end a script, or a line of it. */
const unsafeInScript = /[<>&\u2028\u2029]/g

/**
 * A value as JSON that may stand inside a script element; what JSON does not know (undefined, functions) is null.
 *
 * @throws KAITHEM_TYPE for what JSON refuses: circles and bigints
 * @example scriptJson({ a: '</script>' }).toString() // => '{"a":"\\u003c/script\\u003e"}'
 */
export function scriptJson(value: unknown): Markup {
  let json: string | undefined
  try {
    json = JSON.stringify(value)
  } catch (error) {
    throw new KaithemError('KAITHEM_TYPE', `This value has no JSON: ${errorText(error)}`, {}, error)
  }
  const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  return new Markup((json ?? 'null').replace(unsafeInScript, escaped))
}
