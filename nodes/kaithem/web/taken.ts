/** Whether Node-RED's HTTP side has something of its own for a request: an http-in node, or the files of a palette. @module */

import type { HttpRequest } from './http-types.ts'

/** A layer of an Express router. */
interface Layer {
  readonly handle: unknown
  readonly route?: { _handles_method?(method: string): boolean }
  readonly regexp?: { readonly fast_slash?: boolean }
  match(path: string): boolean
}

interface Router {
  readonly stack?: readonly Layer[]
}

/** Looks through what was mounted after `own`. */
export function isTakenBy(app: { readonly _router?: Router }, own: unknown, request: HttpRequest): boolean {
  const stack = app._router?.stack ?? []
  const [path = '/'] = request.url.split('?', 1)
  return stack.slice(stack.findIndex(({ handle }) => handle === own) + 1).some((layer) => {
    if (layer.route === undefined && layer.regexp?.fast_slash === true) return false
    try {
      if (!layer.match(path)) return false
    } catch {
      return false
    }
    return layer.route?._handles_method?.(request.method) ?? true
  })
}
