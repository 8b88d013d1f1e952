/** kaithem-page: a page of the web, made anew for each visit or for a message. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { PageHandle } from '../../lib/web/pages/page-handle.ts'
import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red, RuntimeNode } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'
import { pageOptions } from './page-options.ts'
import { checkRoute, pageRoute, permissionsRoute, runningPages } from './routes.ts'
import { showStatus } from './show-status.ts'
import { valuesOfMessage } from './values.ts'

export default (RED: Red): void => {
  for (const route of [checkRoute(), pageRoute(RED), permissionsRoute()]) addAdminRoute(RED, route)
  defineNode(RED, 'kaithem-page', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status }) => {
      const pages = runningPages(RED)
      let page: PageHandle | undefined
      return {
        // Setup code may use what other nodes bring, such as the place of the settings or templates.
        started() {
          const added = kaithem.web.add_page(pageOptions(config, node.id, labelOf(RED, node)))
          const show = (): void => showStatus(status, added, config.kind === 'template')
          page = added
          pages.set(node.id, added)
          added.onChange(show)
          show()
        },
        async input(message, send) {
          if (page === undefined) throw new KaithemError('KAITHEM_STATE', 'The page does not run; its status says why')
          message.payload = await page.render(valuesOfMessage(message), { msg: message })
          send(message)
        },
        close() {
          if (pages.get(node.id) === page) pages.delete(node.id)
        },
      }
    },
  })
}

/** The label of the tab; of a node in a subflow the name that Node-RED gives to that. */
function labelOf(RED: Red, node: RuntimeNode): string {
  const label = RED.util.getSetting(node as never, 'NR_FLOW_NAME')
  return typeof label === 'string' ? label : ''
}
