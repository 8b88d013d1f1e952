/** The built-in pages: one file each. @module */

import type { Route } from '../routes.ts'
import { frontRoutes } from './front.ts'

export function siteRoutes(): readonly Route[] {
  return [...frontRoutes()]
}
