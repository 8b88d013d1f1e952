/** Routes of built-in pages. @module */

import type { Access, Route } from '../routes.ts'
import type { LiveVisit } from '../visit.ts'
import type { Page } from './site-deps.ts'

const make =
  (method: 'GET' | 'POST') =>
  (path: string, access: Access, page: Page): Route => ({
    method,
    path,
    access,
    // The engine gives every route the visit it made.
    answer: (visit) => page(visit as LiveVisit),
  })

export const get = make('GET')
export const post = make('POST')
