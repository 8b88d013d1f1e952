/** What a page says about what was just done, or why it was not. @module */

import { errorText, isKaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import type { WebAnswer } from '../http.ts'
import type { Visit } from '../routes.ts'

/** What may be told after a redirect; the address names one of them. */
const doneKeys = ['saved', 'added', 'removed', 'password', 'ended', 'logout'] as const
export type Done = (typeof doneKeys)[number]

/** What the page before did, as the address says. */
export function doneNotice(visit: Visit): Markup | undefined {
  const done = doneKeys.find((key) => key === visit.request.query.get('done'))
  return done && html`<p class="done" role="status">${visit.text(`done.${done}`)}</p>`
}

export function errorNotice(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<p class="error" role="alert">${text}</p>`
}

/** Does what a form asks for; what it may not be is shown on the page that it came from. */
export async function attempt(
  work: () => WebAnswer | Promise<WebAnswer>,
  again: (text: string, status: number) => WebAnswer,
): Promise<WebAnswer> {
  try {
    return await work()
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return again(errorText(error), error.code === 'KAITHEM_STATE' ? 409 : error.code === 'KAITHEM_KEY' ? 404 : 400)
  }
}
