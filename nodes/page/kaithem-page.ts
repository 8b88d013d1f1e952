/** kaithem-page: a page of the web, made anew for each visit or for a message. @module */

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
      const page: PageHandle = kaithem.web.add_page(pageOptions(config, node.id, labelOf(RED, node)))
      const pages = runningPages(RED)
      pages.set(node.id, page)
      const show = (): void => showStatus(status, page, config.kind === 'template')
      page.onChange(show)
      show()
      return {
        async input(message, send) {
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
