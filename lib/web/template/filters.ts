/** The built-in filters. Under Mako's rules they give plain text, but for `h`; otherwise markup that is not escaped again. @module */

import { escapeHtml, isMarkup, Markup, scriptJson } from '../../markup.ts'
import { refusePromise, textOf } from './print.ts'

export type Filter = (value: unknown) => unknown

/** Names of the characters from 160 to 255. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )

const special: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['€', '&euro;'],
])

function entityOf(character: string): string {
  const code = character.codePointAt(0) as number
  const name = latin[code - 160]
  return special.get(character) ?? (name === undefined ? `&#x${code.toString(16).toUpperCase()};` : `&${name};`)
}

const entities = (text: string): string => text.replace(/[&<>"']|\P{ASCII}/gu, entityOf)

/** For a part of an address: letters, digits and `_ . - ~` stay, a space is `+`. */
function urlPart(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd')
  const hex = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(whole)
    .replace(/[!'()*]/g, hex)
    .replaceAll('%20', '+')
}

const asMarkup = (convert: (text: string) => string): Filter => {
  return (value) => new Markup(convert(textOf(value).toString()))
}

const asText = (convert: (text: string) => string): Filter => {
  return (value) => convert(textOf(value).toString())
}

const h: Filter = (value) => {
  const text = textOf(value)
  return isMarkup(text) ? text : new Markup(escapeHtml(text))
}

const trim: Filter = (value) => {
  const text = textOf(value)
  return typeof text === 'string' ? text.trim() : new Markup(text.toString().trim())
}

const str: Filter = (value) => textOf(value)

const json: Filter = (value) => {
  refusePromise(value)
  return scriptJson(value)
}

const common = { h, trim, str, unicode: str, json }

export const markupFilters: Readonly<Record<string, Filter>> = {
  ...common,
  x: h,
  u: asMarkup(urlPart),
  entity: asMarkup(entities),
}

export const textFilters: Readonly<Record<string, Filter>> = {
  ...common,
  x: asText(escapeHtml),
  u: asText(urlPart),
  // Mako leaves this character as it is.
  entity: asText((text) => entities(text).replaceAll('&#39;', "'")),
}
