/** Visits for tests of pages. @module */

import { createFields, parsePairs } from '../../../../lib/web/fields.ts'
import { passThrough } from '../../../../lib/web/pass-through.ts'
import type { Visit } from '../../../../lib/web/routes.ts'

export interface VisitOptions {
  readonly method?: string
  /** Below the root; the path of the visit is read from it. */
  readonly url?: string
  readonly query?: string
  readonly form?: string
  readonly user?: string
  readonly permissions?: readonly string[]
  /** Another origin that asks. */
  readonly origin?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly root?: string
}

/** A visit of somebody who may do what is listed. Texts are their keys with the values behind. */
export function createVisit(options: VisitOptions = {}): Visit {
  const {
    method = 'GET',
    url = '/pages/m/p',
    user = '',
    permissions = ['/users/pages.view'],
    headers = {},
    root = '',
  } = options
  const [path = '', query = ''] = url.split('?')
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
  const cookies = createFields((headers.cookie ?? '').split('; ').map((text) => text.split('=') as [string, string]))
  const may = (...wanted: readonly string[]): boolean => wanted.every((permission) => permissions.includes(permission))
  return {
    request: {
      ...{
        method,
        host: 'pi',
        url,
        path: parts,
        isFolder: path.endsWith('/'),
        address: '127.0.0.1',
        isSecure: false,
        root,
      },
      query: createFields(parsePairs(options.query ?? query)),
      header: (name) => headers[name.toLowerCase()],
      cookie: (name) => cookies.get(name),
      form: async () => ({ ...createFields(parsePairs(options.form ?? '')), files: [] }),
      bytes: async () => new Uint8Array(),
    },
    ...{ user, may, params: {}, rest: parts.slice(1), csrf: 'token', nonce: 'nonce', language: 'en-US' },
    isOwnOrigin: options.origin === undefined,
    origin: options.origin,
    demand: (...wanted) => {
      if (!may(...wanted)) throw passThrough({ status: 403, body: 'refused' })
    },
    text: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  }
}
