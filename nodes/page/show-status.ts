/** The node's status: the address and its visits, or what is wrong. @module */

import type { PageHandle } from '../../lib/web/pages/page-handle.ts'
import type { Status } from '../_runtime/status.ts'

/** Shows how a page stands. */
export function showStatus(
  status: Pick<Status, 'text'>,
  page: Pick<PageHandle, 'url' | 'visits' | 'failing'>,
  isTemplate: boolean,
): void {
  const { failing, url, visits } = page
  if (failing !== undefined) {
    const [line = ''] = failing.message.split('\n')
    status.text(`#${failing.number}: ${line}`, 'red', 'ring')
  } else if (isTemplate) status.text(url.replace('/pages', ''), 'grey', 'ring')
  else status.text(visits === 0 ? url : `${url} · ${visits}/h`, 'green', visits === 0 ? 'ring' : 'dot')
}
