/** What a visitor sees of an error of a page: a number for everybody, the error itself for those who may see errors. @module */

import { html, type Markup } from '../../markup.ts'
import type { Visit } from '../routes.ts'
import type { PageError } from './page-errors.ts'

/** Whoever has it sees errors of pages. */
export const errorPermission = '/admin/errors.view'

/** The part of a page that tells of an error. */
export function errorView(visit: Visit, error: PageError): Markup {
  const number = String(error.number)
  const intro = html`<h1>${visit.text('pages.error.title')}</h1>
<p>${visit.text('pages.error.number', { number })}</p>`
  if (!visit.may(errorPermission)) return html`<div class="kaithem-page-error">${intro}</div>`
  return html`<div class="kaithem-page-error">${intro}
<pre style="white-space: pre-wrap; overflow-wrap: anywhere">${error.trace}</pre></div>`
}
