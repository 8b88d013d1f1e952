/**
 * GET types/other/<package>.d.ts: asked by the editor of a function node that names this package in its Setup tab. The
 * types themselves are loaded by the editor plugin.
 *
 * @module
 */

import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import { packageName } from '../../_runtime/package.ts'

const text = `declare module '${packageName}' {
  const kaithem: import('${packageName}/types').Kaithem
  export = kaithem
}
`

export function typesRoute(): AdminRoute {
  return {
    path: `types/other/${packageName}.d.ts`,
    permission: 'kaithem.read',
    answer: () => ({ contentType: 'text/plain', text }),
  }
}
