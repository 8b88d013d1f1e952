/** Pages about what went wrong. What exactly is shown only to whoever may see errors. @module */

import { errorText } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import { redirect } from '../answers.ts'
import type { Faces } from '../engine.ts'
import type { WebAnswer } from '../http.ts'
import type { Refusal } from '../visitor.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'

/** Statuses with a text of their own. */
const known = [400, 403, 404, 405, 409, 413, 500]

function details(visit: LiveVisit, error: unknown): Markup | undefined {
  if (error === undefined || !visit.may('/admin/errors.view')) return undefined
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : errorText(error)
  return html`<h2>${visit.text('error.details')}</h2><pre>${stack}</pre>`
}

export function siteFaces({ layout, returns }: Pick<SiteDeps, 'layout' | 'returns'>): Faces {
  const failed = (visit: LiveVisit, status: number, error?: unknown): WebAnswer => {
    const key = known.includes(status) ? status : 500
    const title = visit.text(`error.${key}.title`)
    const main = html`<h1>${title}</h1>
<p>${visit.text(`error.${key}.text`)}</p>
${details(visit, error)}`
    return layout.page(visit, { title, main, status })
  }
  const refused = (visit: LiveVisit, reason: Refusal): WebAnswer => {
    const { request, user } = visit
    if (reason === 'permission' && user === '' && visit.isOwnOrigin) {
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      return redirect(
        isRead ? `${request.root}/kaithem/login?back=${returns.keep(request.url)}` : `${request.root}/kaithem`,
      )
    }
    const title = visit.text('error.403.title')
    const main = html`<h1>${title}</h1><p>${visit.text(`error.refused.${reason}`)}</p>`
    return layout.page(visit, { title, main, status: 403 })
  }
  return { failed, refused }
}
