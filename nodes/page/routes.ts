/** What the dialog asks: what is wrong with a text, how the page does, which permissions there are. @module */

import { liveKaithem } from '../../lib/live.ts'
import type { PageHandle } from '../../lib/web/pages/page-handle.ts'
import type { AdminRoute } from '../_runtime/admin-routes.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import { moduleName, parseConfig } from './config.ts'
import { pageOptions } from './page-options.ts'
import type { PageView } from './views.ts'

/** Pages by the id of their node. */
export function runningPages(RED: Red): Map<string, PageHandle> {
  return oncePer(RED.events, 'pages', () => new Map<string, PageHandle>())
}

const mostShown = 10

/** POST kaithem/editor/page/check with the settings of a node as JSON: `{ problems: [{ severity, part, line, column, message }] }`. Nothing of it runs. */
export function checkRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/page/check',
    method: 'POST',
    permission: 'kaithem.write',
    answer: (_query, body) => {
      const raw = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
      const config = parseConfig(raw)
      const label = typeof raw.tab === 'string' ? raw.tab : ''
      const options = pageOptions(config, '', moduleName('', label))
      return { problems: liveKaithem().web.check_page(options) }
    },
  }
}

/** GET kaithem/editor/page?id=…: a PageView; null where no such page runs. */
export function pageRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/page',
    permission: 'kaithem.read',
    answer: (query): PageView | null => {
      const page = runningPages(RED).get(query.get('id') ?? '')
      if (page === undefined) return null
      const { url, visits, printed, errors } = page
      const changed = page.isChanged ? page.getContent() : undefined
      return { url, visits, printed, errors: errors.slice(-mostShown).reverse(), changed }
    },
  }
}

/** GET kaithem/permissions: `[{ name, description }]`. */
export function permissionsRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/permissions',
    permission: 'kaithem.read',
    answer: () => liveKaithem().users.known_permissions(),
  }
}
