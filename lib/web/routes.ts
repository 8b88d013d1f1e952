/** The table of the built-in routes: who may go where is data, so that a test can try every row of it. @module */

import type { WebAnswer, WebRequest } from './http.ts'

/**
 * Who may use a route: everybody (`public`), whoever is logged in (`login`), or whoever has all of the permissions.
 * A route for which that depends on the thing asked for says `checked` and checks by `visit.demand`.
 */
export type Access = 'public' | 'login' | 'checked' | { readonly permissions: readonly string[] }

/** One visit of a page: the request, and who makes it. */
export interface Visit {
  readonly request: WebRequest
  /** '' when nobody is logged in. */
  readonly user: string
  /** Whether the visitor has all of the permissions, from this origin. */
  may(...permissions: readonly string[]): boolean
  /** Goes on when the visitor has all of them; else the login page for a guest, 403 for a user. */
  demand(...permissions: readonly string[]): void
  /** Parts of the path that the route names, by name; `rest` has what follows a `*`. */
  readonly params: Readonly<Record<string, string>>
  readonly rest: readonly string[]
  /** What forms and scripts send back with a change: the field `csrf` or the header `x-kaithem-csrf`. */
  readonly csrf: string
  /** Whether the request comes from a page of ours, from the address bar or a link, or from no browser at all. */
  readonly isOwnOrigin: boolean
  /** Where it comes from when that is another origin, as the browser tells it; `null` may be the text of it. */
  readonly origin: string | undefined
  /** For `nonce` of the scripts that the answer holds itself; made anew for each visit. */
  readonly nonce: string
  /** A text of the pages in the visitor's language. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string
  /** The language of those texts. */
  readonly language: string
}

export interface Route {
  /** `GET` answers `HEAD` too. A `POST` is refused from another origin and without its token, before `answer` is called. */
  readonly method: 'GET' | 'POST'
  /** Such as `/kaithem/alerts/:id/acknowledge` or `/kaithem/static/*`. */
  readonly path: string
  readonly access: Access
  answer(visit: Visit): WebAnswer | Promise<WebAnswer>
}
