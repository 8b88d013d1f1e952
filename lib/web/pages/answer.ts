/**
 * Answers a visit with a page: who may see it, how it is asked, then the page itself.
 *
 * Porting note: a page of Kaithem refuses every request with an Origin header that it does not list, also of the own origin, which
 * is always let in here; another method than those listed is answered with 405 at once.
 *
 * Porting note: everybody sees the trace of an error in a page of Kaithem; here only who has `/admin/errors.view` does, others get
 * its number.
 *
 * @module
 */

import { html } from '../../markup.ts'
import type { WebAnswer } from '../http.ts'
import { isPassThrough } from '../pass-through.ts'
import type { Visit } from '../routes.ts'
import { demandOpen } from './access.ts'
import { errorView } from './error-view.ts'
import type { Around, Layout } from './layout.ts'
import type { Page } from './page.ts'
import type { PageError } from './page-errors.ts'
import { formOf, requestView, valuesOf } from './request-view.ts'
import type { PageSettings } from './settings.ts'
import { startStream } from './stream.ts'
import type { Data } from './template.ts'

export interface AnswerDeps {
  readonly layout: Layout
}

const none: Around = { before: '', after: '', headers: {} }

/** Text of these types has a charset. */
const isText = (mime: string): boolean => /^text\/|[/+](json|xml|javascript)$/.test(mime)

/** The answer of a page. @throws what `visit.demand` throws, and answers that the page throws */
export async function answerPage(page: Page, visit: Visit, { layout }: AnswerDeps): Promise<WebAnswer> {
  const { settings } = page
  const { method } = visit.request
  const origin = visit.origin ?? ''
  const isForeign = !visit.isOwnOrigin
  const isAllowed = settings.origins.includes('*') || (origin !== '' && settings.origins.includes(origin))
  if (isForeign && !isAllowed) return notice(page, visit, layout, 403, 'origin')
  const cors = isForeign && origin !== '' ? allow(origin) : {}
  if (method === 'OPTIONS') return options(settings, cors)
  demandOpen(visit, settings)
  if (!allowedMethods(settings).includes(method)) {
    const refused = notice(page, visit, layout, 405, 'method')
    return { ...refused, headers: { ...refused.headers, Allow: allowedMethods(settings).join(', ') } }
  }
  page.visits.add()
  try {
    const answer =
      page.broken === undefined ? await make(page, visit, layout) : failed(page, visit, layout, page.broken)
    return { ...answer, headers: { ...answer.headers, ...cors } }
  } finally {
    page.onChange()
  }
}

const allow = (origin: string): Record<string, string> => ({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' })

/** HEAD goes without saying where GET does. */
function allowedMethods({ methods }: PageSettings): readonly string[] {
  return methods.includes('GET') && !methods.includes('HEAD') ? [...methods, 'HEAD'] : methods
}

function options(settings: PageSettings, cors: Record<string, string>): WebAnswer {
  const methods = [...allowedMethods(settings), 'OPTIONS'].join(', ')
  const preflight = Object.keys(cors).length > 0 ? { 'Access-Control-Allow-Methods': methods } : {}
  return { status: 204, headers: { Allow: methods, ...preflight, ...cors } }
}

/** Form values are read before the page is made, because its code asks for them without waiting. */
async function make(page: Page, visit: Visit, layout: Layout): Promise<WebAnswer> {
  const { request } = visit
  const { settings } = page
  const form = await formOf(request)
  const data: Data = {
    request: requestView(visit, form),
    path: visit.rest.slice(1),
    kwargs: valuesOf(request.query, form),
  }
  const around = frame(page, visit, layout)
  const headers = { ...around.headers, ...headersOf(settings, request.method) }
  const line = requestLine(visit)
  try {
    if (!settings.streaming || request.method === 'HEAD') {
      const text = await page.render(data)
      page.succeed()
      return { status: 200, headers, body: around.before + text + around.after }
    }
    const broke = (error: unknown): string => {
      return isPassThrough(error) ? '' : String(errorView(visit, page.fail(error, line)))
    }
    const pieces = await startStream((write) => page.renderTo(data, write), broke)
    page.succeed()
    return { status: 200, headers, body: surround(around, pieces) }
  } catch (error) {
    if (isPassThrough(error)) throw error
    return failed(page, visit, layout, page.fail(error, line))
  }
}

async function* surround({ before, after }: Around, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  if (before !== '') yield before
  yield* pieces
  if (after !== '') yield after
}

function headersOf({ mime, reload }: PageSettings, method: string): Record<string, string> {
  const type = isText(mime) ? `${mime}; charset=utf-8` : mime
  const isRepeated = reload > 0 && method === 'GET'
  return { 'Content-Type': type, 'Cache-Control': 'no-store', ...(isRepeated ? { Refresh: String(reload) } : {}) }
}

function frame(page: Page, visit: Visit, layout: Layout): Around {
  const { header, navigation, theme, banner, mime } = page.settings
  if (!header || mime !== 'text/html') return none
  return layout(visit, { title: page.title, navigation, theme, banner })
}

const requestLine = ({ request }: Visit): string => `${request.method} ${request.url}`

function failed(page: Page, visit: Visit, layout: Layout, error: PageError): WebAnswer {
  return shown(page, visit, layout, 500, String(errorView(visit, error)))
}

/** A page of ours in place of the one that was asked for. */
function notice(page: Page, visit: Visit, layout: Layout, status: number, key: string): WebAnswer {
  const title = visit.text(`pages.${key}.title`)
  const text = visit.text(`pages.${key}.text`, { method: visit.request.method, origin: visit.origin ?? '' })
  return shown(page, visit, layout, status, html`<h1>${title}</h1>\n<p>${text}</p>`.toString())
}

function shown(page: Page, visit: Visit, layout: Layout, status: number, text: string): WebAnswer {
  const { theme, banner } = page.settings
  const { before, after, headers } = layout(visit, { title: page.name, navigation: true, theme, banner })
  const own = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
  return { status, headers: { ...headers, ...own }, body: before + text + after }
}
