/** Where pages of users come from: the router asks it for everything below the root of the pages. @module */

import type { WebAnswer } from './http.ts'
import type { Visit } from './routes.ts'

/** A page in a list. */
export interface PageEntry {
  readonly title: string
  /** The module it belongs to: the label of its tab. */
  readonly module: string
  /** Below the root. */
  readonly url: string
}

export interface PageSite {
  /**
   * The answer to a visit; `visit.rest` has the module and the path below it. Undefined: there is no such page, and
   * whoever else answers for that path is asked.
   *
   * Permissions (`visit.demand`), origins (`visit.isOwnOrigin`, `visit.origin`) and methods are checked by the page. What
   * it throws is answered as an error page; objects of `passThrough` are answered as they say.
   */
  answer(visit: Visit): Promise<WebAnswer | undefined>
  /** The pages that a visitor may open, by module and title. */
  list(visit: Visit): readonly PageEntry[]
  /** What answers for a path of a module: a page or a file; undefined where nothing does. */
  lookup(module: string, path: readonly string[]): unknown
}
