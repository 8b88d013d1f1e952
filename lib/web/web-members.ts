/** The members of `kaithem.web`, with their help. @module */

import type { WebAnswer } from './http.ts'
import type { ServerRequest } from './request.ts'

export interface WebMembers {
  /**
   * Answers a request that a server of your own got; in Node-RED the package does that. Undefined: the path belongs to
   * nobody here.
   *
   * Spec: web.
   *
   * @param request `{ method, url, root, host, address, isSecure, header(name), read(limit) }`
   * @returns a promise of `{ status, headers, body }`
   * @example
   * const request = { method: 'GET', url: '/nothing', root: '', host: 'pi', header: () => undefined, read: async () => new Uint8Array() }
   * await kaithem.web.handle(request) // => undefined
   */
  handle(request: ServerRequest): Promise<WebAnswer | undefined>
}
