/** kaithem.web, start here: pages, visits, controllers. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { Owner } from '../scope.ts'
import type { WebEngine } from './engine.ts'
import type { WebMembers } from './web-members.ts'

export type { WebMembers }

/** The web part of the kaithem object. */
export type WebApi = WithAliases<WebMembers>

/** The web part as one owner sees it. */
export function createWebApi(engine: WebEngine, _owner: Owner): WebApi {
  const members: WebMembers = {
    handle: (request) => engine.handle(request),
  }
  addAliases(members)
  return members as WebApi
}
