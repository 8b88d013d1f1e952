/**
 * The package's routes on the editor's HTTP side: one middleware, mounted once, that looks routes up in a table. Loading
 * the package again replaces entries of the table and never doubles a route.
 *
 * @module
 */

import { errorText, isKaithemError } from '../../lib/errors.ts'
import { oncePer } from './once-per.ts'
import type { Red } from './red-types.ts'

/** What a route is asked: the query string as it came, untrusted. */
export interface RouteQuery {
  get(name: string): string | null
}

/** Text with its content type, for answers that are not JSON. */
export interface TextAnswer {
  readonly contentType: string
  readonly text: string
}

export interface AdminRoute {
  /** Below the editor's root, without a slash in front: `kaithem/tags`. */
  readonly path: string
  readonly permission: 'kaithem.read' | 'kaithem.write'
  readonly method?: 'GET' | 'POST'
  /** Answers JSON, or a TextAnswer; `body` is what came as JSON, untrusted. @throws a KaithemError: sent as `{ code, message }` */
  answer(query: RouteQuery, body?: unknown): unknown
}

type Routes = Map<string, AdminRoute>

/** Serves a route from now on, in place of an earlier one of the same path. */
export function addAdminRoute(RED: Red, route: AdminRoute): void {
  const routes = oncePer(RED.httpAdmin, 'routes', () => mount(RED))
  routes.set(routeKey(route.method ?? 'GET', `/${route.path}`), route)
}

const routeKey = (method: string, path: string): string => `${method} ${path}`

function mount(RED: Red): Routes {
  const routes: Routes = new Map()
  RED.httpAdmin.use((request, response, next) => {
    const route = routes.get(routeKey(request.method, request.path))
    if (route === undefined) {
      next()
      return
    }
    RED.auth.needsPermission(route.permission)(request, response, (refused?: unknown) => {
      if (refused !== undefined) {
        next(refused)
        return
      }
      answer(route, new URL(request.originalUrl, 'http://localhost').searchParams, request.body, response)
    })
  })
  return routes
}

/** The part of Express' response that answers use. */
interface Response {
  status(code: number): this
  type(contentType: string): this
  set(name: string, value: string): this
  send(body: string): unknown
  json(body: unknown): unknown
}

function answer(route: AdminRoute, query: RouteQuery, sent: unknown, response: Response): void {
  response.set('Cache-Control', 'no-store')
  try {
    const body = route.answer(query, sent)
    if (isText(body)) response.type(body.contentType).send(body.text)
    else response.json(body)
  } catch (error) {
    const code = isKaithemError(error) ? error.code : 'unexpected_error'
    response.status(statusOf(code)).json({ code, message: errorText(error) })
  }
}

function statusOf(code: string): number {
  if (code === 'KAITHEM_KEY') return 404
  return code.startsWith('KAITHEM_') ? 400 : 500
}

function isText(body: unknown): body is TextAnswer {
  return typeof body === 'object' && body !== null && 'contentType' in body && 'text' in body
}
