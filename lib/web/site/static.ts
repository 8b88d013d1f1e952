/** Files of the pages that are part of the code. @module */

import { KaithemError } from '../../errors.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import type { SiteDeps } from './site-deps.ts'
import { icon, style } from './style.ts'

const kept = 'public, max-age=86400'

function fixed(type: string, body: string): WebAnswer {
  return { headers: { 'Content-Type': type, 'Cache-Control': kept }, body }
}

/** Scripts and styles that the build makes. */
const built = ['widget.js', 'widget.css', 'site.js'] as const
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

export function staticRoutes({ site }: Pick<SiteDeps, 'site'>): readonly Route[] {
  const route = (name: string, type: string, body: string): Route => ({
    method: 'GET',
    path: `/kaithem/static/${name}`,
    access: 'public',
    answer: () => fixed(type, body),
  })
  const asset = (name: (typeof built)[number]): Route => ({
    method: 'GET',
    path: `/kaithem/static/${name}`,
    access: 'public',
    answer(visit) {
      const { assets } = site
      if (assets === undefined) throw new KaithemError('KAITHEM_KEY', visit.text('static.missing', { name }))
      const type = name.endsWith('.js') ? types.js : types.css
      return { headers: { 'Content-Type': type, 'Cache-Control': kept }, body: { file: `${assets}/${name}` } }
    },
  })
  return [
    ...built.map(asset),
    route('site.css', 'text/css; charset=utf-8', style),
    route('icon.svg', 'image/svg+xml', icon),
  ]
}
