/**
 * Puts the web part on Node-RED's HTTP side: one middleware, mounted once. Loading the package again replaces what it
 * calls and never doubles it.
 *
 * @module
 */

import type { WebAnswer } from '../../../lib/web/http.ts'
import type { ServerRequest } from '../../../lib/web/request.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { readBody } from './body.ts'
import type { HttpRequest, HttpResponse } from './http-types.ts'
import { peerOf } from './peer.ts'
import { sendAnswer } from './send.ts'
import { isTakenBy } from './taken.ts'
import type { Trust } from './trust.ts'

/** What is mounted; replaced by the next load. */
interface Mounted {
  handle(request: ServerRequest): Promise<WebAnswer | undefined>
  trust: Trust
  report(error: unknown): void
}

type Middleware = (request: HttpRequest, response: HttpResponse, next: (error?: unknown) => void) => void

/** From now on requests are answered by `part.handle`; what it does not know goes on to Node-RED. */
export function mountWeb(RED: Red, part: Mounted): void {
  const mounted = oncePer(RED.httpNode, 'web', () => mount(RED, { ...part }))
  Object.assign(mounted, part)
}

function mount(RED: Red, mounted: Mounted): Mounted {
  const middleware: Middleware = (request, response, next) => {
    const isTaken = (): boolean => isTakenBy(RED.httpNode as never, middleware, request)
    const answer = async (): Promise<void> => {
      const found = await mounted.handle(serverRequest(request, mounted.trust, isTaken))
      if (found === undefined) next()
      else await sendAnswer(request, response, found)
    }
    answer().catch((error: unknown) => {
      mounted.report(error)
      if (response.headersSent) response.destroy()
      else next(error)
    })
  }
  RED.httpNode.use(middleware as never)
  return mounted
}

function serverRequest(request: HttpRequest, trust: Trust, isTaken: () => boolean): ServerRequest {
  return {
    method: request.method,
    url: request.url,
    root: request.baseUrl.replace(/\/+$/, ''),
    ...peerOf(request, trust),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    read: (limit) => readBody(request, limit),
    isTaken,
  }
}
