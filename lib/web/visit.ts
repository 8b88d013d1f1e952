/** One visit: the request with its visitor, the tokens of its forms and its texts. @module */

import type { Secrets } from '../platform/secrets.ts'
import { cookiePath, guestCookie } from './cookie-names.ts'
import { setCookie } from './cookies.ts'
import type { WebAnswer, WebRequest } from './http.ts'
import { passThrough } from './pass-through.ts'
import type { Match } from './route-table.ts'
import type { Visit } from './routes.ts'
import type { Language, Texts } from './texts.ts'
import type { Refusal, Visitor } from './visitor.ts'

export interface VisitParts {
  readonly request: WebRequest
  readonly visitor: Visitor
  readonly match: Pick<Match, 'params' | 'rest'>
  readonly language: Language
  readonly texts: Texts
  readonly secrets: Secrets
  /** What is answered where something is refused. */
  refuse(visit: LiveVisit, reason: Refusal): WebAnswer
}

/** A visit while it is answered. */
export class LiveVisit implements Visit {
  readonly request: WebRequest
  readonly visitor: Visitor
  readonly params: Readonly<Record<string, string>>
  readonly rest: readonly string[]
  readonly language: Language
  /** Cookies that go out with the answer. */
  readonly cookies: string[] = []
  private readonly parts: VisitParts
  private guestToken: string | undefined
  private nonceText: string | undefined

  constructor(parts: VisitParts) {
    this.parts = parts
    this.request = parts.request
    this.visitor = parts.visitor
    this.params = parts.match.params
    this.rest = parts.match.rest
    this.language = parts.language
  }

  get user(): string {
    return this.visitor.user
  }

  get isOwnOrigin(): boolean {
    return this.visitor.isOwnOrigin
  }

  get origin(): string | undefined {
    return this.isOwnOrigin ? undefined : this.request.header('origin')
  }

  get nonce(): string {
    this.nonceText ??= this.parts.secrets.token()
    return this.nonceText
  }

  /** Made from the login, or, for guests, from a cookie of its own, so that nobody else can know it. */
  get csrf(): string {
    const { secrets } = this.parts
    const token = this.visitor.token
    if (token !== undefined) return secrets.digest(`csrf ${token}`)
    this.guestToken ??= this.request.cookie(guestCookie(this.request)) || this.newGuestToken()
    return secrets.digest(`csrf ${this.guestToken}`)
  }

  /** Whether a form came from a page that this visitor got. */
  isOwnForm(token: string | undefined): boolean {
    const { secrets } = this.parts
    const isKnown = this.visitor.token !== undefined || this.request.cookie(guestCookie(this.request)) !== undefined
    return isKnown && token !== undefined && secrets.digest(token) === secrets.digest(this.csrf)
  }

  may(...permissions: readonly string[]): boolean {
    return this.visitor.refusal(permissions) === undefined
  }

  demand(...permissions: readonly string[]): void {
    const reason = this.visitor.refusal(permissions)
    if (reason !== undefined) throw passThrough(this.parts.refuse(this, reason))
  }

  text(key: string, values?: Readonly<Record<string, string | number>>): string {
    return this.parts.texts.get(this.language, key, values)
  }

  private newGuestToken(): string {
    const { request } = this
    const token = this.parts.secrets.token()
    const options = { path: cookiePath(request), isSecure: request.isSecure }
    this.cookies.push(setCookie(guestCookie(request), token, options))
    return token
  }
}
