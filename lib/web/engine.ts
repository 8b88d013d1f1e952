/**
 * The web part behind every server: finds who answers for a path, lets only those in who may, and turns what goes wrong
 * into pages. In this order: built-in routes, pages of users, controllers; whatever is left belongs to the server.
 *
 * @module
 */

import { isKaithemError } from '../errors.ts'
import type { ContextSlot, Contexts } from '../platform/context.ts'
import type { Bytes, Clock, Files, Packages, Secrets } from '../platform/index.ts'
import { guest } from '../users/permissions.ts'
import { limitOf } from '../users/rights.ts'
import type { UserEngine } from '../users/user-engine.ts'
import { complete, textAnswer } from './answers.ts'
import { callController } from './call-controller.ts'
import { Controllers } from './controllers.ts'
import { sessionCookie } from './cookie-names.ts'
import type { FirstUser } from './first-user.ts'
import type { WebAnswer } from './http.ts'
import type { NavBar } from './nav-bar.ts'
import { mayChangeFrom } from './origin.ts'
import type { PageSite } from './page-site.ts'
import { isPassThrough } from './pass-through.ts'
import { parsePath, type WebPath } from './path.ts'
import { createRequest, type ServerRequest, usualBody } from './request.ts'
import { type Match, RouteTable } from './route-table.ts'
import type { Route } from './routes.ts'
import type { Layout } from './site/layout.ts'
import { takeLogin } from './site/login-cookie.ts'
import type { SiteSettings } from './site/site-deps.ts'
import { SocketGate } from './socket-gate.ts'
import { createTemplates, type Templates } from './template/engine.ts'
import { languageFor, Texts } from './texts.ts'
import { LiveVisit } from './visit.ts'
import { hasEndedLogin, type Refusal, visitorOf } from './visitor.ts'

/** The first part of every built-in path. */
export const builtinRoot = 'kaithem'
/** The first part of the path of every page. */
export const pagesRoot = 'pages'

/** The longest body that a limit can allow. */
const longestBody = 1_000_000_000

/** Who makes the pages that the engine needs. */
export interface Faces {
  /** What is answered where a visitor may not do something. */
  refused(visit: LiveVisit, reason: Refusal): WebAnswer
  /** What is answered when something goes wrong; `error` is shown to whoever may see errors. */
  failed(visit: LiveVisit, status: number, error?: unknown): WebAnswer
}

export interface WebDeps {
  readonly bytes: Bytes
  readonly clock: Clock
  readonly packages: Packages
  readonly secrets: Secrets
  readonly users: UserEngine
  readonly contexts: Contexts
  readonly files: Files
  readonly vardir: () => string | undefined
  readonly navBar: NavBar
  readonly layout: Layout
  readonly firstUser: FirstUser
  /** Told of errors that a page did not foresee. */
  report(error: unknown, what: string): void
}

interface Work {
  readonly access: Route['access']
  /** Whether code of users answers: its errors are not ours. */
  readonly isForeign?: boolean
  answer(visit: LiveVisit): WebAnswer | Promise<WebAnswer>
}

export class WebEngine {
  readonly deps: WebDeps
  readonly table = new RouteTable()
  readonly texts: Texts
  readonly navBar: NavBar
  readonly layout: Layout
  readonly firstUser: FirstUser
  readonly controllers = new Controllers(() => this.settings.baseDomain)
  readonly sockets: SocketGate
  readonly templates: Templates
  /** What the host decides; it may fill this in at any time. */
  readonly settings: SiteSettings = {}
  /** The visit that is being answered. */
  readonly current: ContextSlot<LiveVisit>
  faces: Faces
  site: PageSite | undefined

  constructor(deps: WebDeps) {
    this.deps = deps
    this.texts = new Texts(deps.packages)
    this.navBar = deps.navBar
    this.layout = deps.layout
    this.firstUser = deps.firstUser
    this.current = deps.contexts.slot()
    this.sockets = new SocketGate({ ...deps, texts: this.texts })
    this.templates = createTemplates(deps)
    this.faces = {
      refused: (_visit, reason) => textAnswer(reason, 403),
      failed: (_visit, status) => textAnswer(String(status), status),
    }
  }

  /** The answer; undefined: the path is none of ours. */
  async handle(server: ServerRequest): Promise<WebAnswer | undefined> {
    const path = parsePath(server.url)
    if (path === undefined) return this.isOurs(server.url) ? complete(textAnswer('Bad request', 400), []) : undefined
    const [first] = path.parts
    const found = this.table.find(server.method, path.parts)
    if (found !== undefined && 'route' in found) return this.visit(server, path, found, this.workOf(found.route))
    const rest = { params: {}, rest: path.parts.slice(1) }
    if (found !== undefined) return this.visit(server, path, rest, this.wrongMethod(found.allow))
    if (first === builtinRoot) return this.visit(server, path, rest, this.failure(404))
    const { site } = this
    if (first === pagesRoot && site !== undefined) {
      const answer = async (visit: LiveVisit): Promise<WebAnswer> =>
        (await site.answer(visit)) ?? this.faces.failed(visit, 404)
      return this.visit(server, path, rest, { access: 'checked', isForeign: true, answer })
    }
    return this.controlled(server, path)
  }

  /** Ends the websockets. */
  close(): void {
    this.sockets.close()
  }

  /** The longest body that a user may send. */
  mostBytes(user: string): number {
    const { directory } = this.deps.users
    return Math.max(usualBody, limitOf(directory, user === '' ? guest : user, 'web.maxbytes', longestBody))
  }

  /** What a controller answers; what it is mounted as may be an error, which is answered too. */
  private async controlled(server: ServerRequest, path: WebPath): Promise<WebAnswer | undefined> {
    if (this.controllers.keys().length === 0) return undefined
    let answer: Work['answer']
    try {
      const found = this.controllers.resolve(server.host, path.parts)
      if (found === undefined) return undefined
      answer = (visit) => callController(found, visit)
    } catch (error) {
      answer = () => {
        throw error
      }
    }
    if (server.isTaken?.() === true) return undefined
    return this.visit(server, path, { params: {}, rest: path.parts }, { access: 'checked', isForeign: true, answer })
  }

  private isOurs(url: string): boolean {
    return [builtinRoot, pagesRoot].some((name) => url.startsWith(`/${name}/`))
  }

  private workOf(route: Route): Work {
    if (route.method === 'GET') return route
    return {
      access: route.access,
      answer: async (visit) =>
        (await this.isWanted(visit)) ? route.answer(visit) : this.faces.refused(visit, 'origin'),
    }
  }

  /** Whether a change was asked for by a page of ours that this visitor got. */
  private async isWanted(visit: LiveVisit): Promise<boolean> {
    if (!mayChangeFrom(visit.request)) return false
    return visit.isOwnForm(visit.request.header('x-kaithem-csrf') ?? (await visit.request.form()).get('csrf'))
  }

  private failure(status: number): Work {
    return { access: 'public', answer: (visit) => this.faces.failed(visit, status) }
  }

  private wrongMethod(allow: readonly string[]): Work {
    const answer = (visit: LiveVisit): WebAnswer => {
      const answer = this.faces.failed(visit, 405)
      return { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } }
    }
    return { access: 'public', answer }
  }

  private async visit(
    server: ServerRequest,
    path: WebPath,
    match: Pick<Match, 'params' | 'rest'>,
    work: Work,
  ): Promise<WebAnswer> {
    const { bytes, secrets, users } = this.deps
    let user = ''
    const request = createRequest(server, path, bytes, () => this.mostBytes(user))
    const visitor = await visitorOf(users, request, sessionCookie(request))
    user = visitor.user
    const language = languageFor(request.header('accept-language'))
    const refuse = (refused: LiveVisit, reason: Refusal): WebAnswer => this.faces.refused(refused, reason)
    const visit = new LiveVisit({ request, visitor, match, language, texts: this.texts, secrets, refuse })
    // Pages that are open still need it to know that their login has ended; a new one begins without.
    if (request.header('sec-fetch-mode') === 'navigate' && hasEndedLogin(users, request)) takeLogin(visit)
    const answer = await this.current.run(visit, () => this.answer(visit, work))
    return complete(answer, visit.cookies)
  }

  private async answer(visit: LiveVisit, { access, isForeign = false, answer }: Work): Promise<WebAnswer> {
    try {
      if (access === 'login' && visit.user === '') return this.faces.refused(visit, 'permission')
      if (typeof access === 'object') visit.demand(...access.permissions)
      return await answer(visit)
    } catch (error) {
      if (isPassThrough(error)) return error.answer
      const status = statusOf(error, isForeign)
      if (status === 500) this.deps.report(error, `the page ${visit.request.url}`)
      return this.faces.failed(visit, status, error)
    }
  }
}

const statuses = new Map([
  ['KAITHEM_VALUE', 400],
  ['KAITHEM_TYPE', 400],
  ['KAITHEM_NAME', 400],
  ['KAITHEM_PERMISSION', 403],
  ['KAITHEM_DENIED', 403],
  ['KAITHEM_KEY', 404],
  ['KAITHEM_STATE', 409],
  ['KAITHEM_LIMIT', 413],
])

/** Errors of users' code are faults of the page, but for what the visitor sent too much of, or may not do. */
function statusOf(error: unknown, isForeign: boolean): number {
  const code = isKaithemError(error) ? error.code : ''
  if (isForeign && code !== 'KAITHEM_LIMIT' && code !== 'KAITHEM_PERMISSION') return 500
  return statuses.get(code) ?? 500
}
