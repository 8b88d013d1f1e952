/** kaithem.web, start here: pages, visits, controllers. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { Owner } from '../scope.ts'
import type { WebEngine } from './engine.ts'
import { createPageMembers, type PageMembers } from './pages/page-members.ts'
import type { Pages } from './pages/pages.ts'
import type { WebMembers } from './web-members.ts'

export type { WebMembers }

/** The web part of the kaithem object. */
export type WebApi = WithAliases<WebMembers & PageMembers>

/** What an owner's view has besides. */
export interface WebParts {
  readonly pages: Pages
  /** The kaithem object whose things belong to an owner. */
  readonly view: (owner: Owner) => object
}

/** The web part as one owner sees it. */
export function createWebApi(engine: WebEngine, owner: Owner, { pages, view }: WebParts): WebApi {
  const members: WebMembers & PageMembers = {
    ...createPageMembers(pages, owner, view),
    handle: (request) => engine.handle(request),
  }
  addAliases(members)
  return members as WebApi
}
