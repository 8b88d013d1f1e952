/**
 * What is shown as HTML.
 *
 * Porting note: in what DynamicSpan, TextDisplay and ScrollBox are given, only markup (what `kaithem.widget.html` makes, or `render`)
 * is HTML; plain text is shown as it is written. Kaithem takes all of it as HTML.
 *
 * @module
 */

import { valueText } from '../errors.ts'
import { escapeHtml, isMarkup, Markup } from '../markup.ts'

/** Cuts text without cutting a character in two. */
function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}

/** Cuts HTML without leaving half a tag or half an entity; browsers close what is open. */
function cutHtml(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = cutText(text, length)
  const whole = cut.lastIndexOf('<') > cut.lastIndexOf('>') ? cut.slice(0, cut.lastIndexOf('<')) : cut
  return whole.replace(/&[#\w]*$/, '')
}

/** Text or markup as it is kept, of at most `length` characters. */
export function content(value: unknown, length: number): unknown {
  if (value === null || value === undefined) return ''
  if (isMarkup(value)) return new Markup(cutHtml(value.toString(), length))
  return cutText(valueText(value), length)
}

/** It as HTML, for the way to clients. */
export const contentHtml = (value: unknown): string =>
  isMarkup(value) ? value.toString() : escapeHtml(value === null || value === undefined ? '' : valueText(value))
