/** What a page says about what was just done, or why it was not. @module */

import { errorText, isKaithemError, type KaithemError } from '../../errors.ts'
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

/** What an error says, in the language of the visitor where its `data.reason` has a text of the group `fault`. */
export function faultText(visit: Pick<Visit, 'text'>, error: KaithemError): string {
  const { reason, ...data } = error.data
  if (typeof reason !== 'string') return errorText(error)
  try {
    return visit.text(`fault.${reason}`, Object.fromEntries(Object.entries(data).map(([name, v]) => [name, String(v)])))
  } catch {
    return errorText(error)
  }
}

/** Does what a form asks for; what it may not be is shown on the page that it came from. */
export async function attempt(
  visit: Pick<Visit, 'text'>,
  work: () => WebAnswer | Promise<WebAnswer>,
  again: (text: string, status: number) => WebAnswer,
): Promise<WebAnswer> {
  try {
    return await work()
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return again(
      faultText(visit, error),
      error.code === 'KAITHEM_STATE' ? 409 : error.code === 'KAITHEM_KEY' ? 404 : 400,
    )
  }
}
