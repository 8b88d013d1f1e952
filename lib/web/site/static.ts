/** Files of the pages that are part of the code. @module */

import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { icon, style } from './style.ts'

const kept = 'public, max-age=86400'

function fixed(type: string, body: string): WebAnswer {
  return { headers: { 'Content-Type': type, 'Cache-Control': kept }, body }
}

export function staticRoutes(): readonly Route[] {
  const route = (name: string, type: string, body: string): Route => ({
    method: 'GET',
    path: `/kaithem/static/${name}`,
    access: 'public',
    answer: () => fixed(type, body),
  })
  return [route('site.css', 'text/css; charset=utf-8', style), route('icon.svg', 'image/svg+xml', icon)]
}
