/** The built-in pages: one file each. @module */

import type { Route } from '../routes.ts'
import { accountRoutes } from './account.ts'
import { frontRoutes } from './front.ts'
import { groupRoutes } from './groups.ts'
import { loginRoutes } from './login.ts'
import { setupRoutes } from './setup.ts'
import type { SiteDeps } from './site-deps.ts'
import { staticRoutes } from './static.ts'
import { themeRoutes } from './theme.ts'
import { userRoutes } from './users.ts'

/** Every route of them; a page more is a line more. */
export function siteRoutes(deps: SiteDeps): readonly Route[] {
  const pages = [frontRoutes, loginRoutes, setupRoutes, accountRoutes, userRoutes, groupRoutes]
  return [...staticRoutes(), ...themeRoutes(), ...pages.flatMap((routes) => routes(deps))]
}
