/** The built-in pages: one file each. @module */

import type { Route } from '../routes.ts'
import { accountRoutes } from './account.ts'
import { alertRoutes } from './alerts.ts'
import { bannerRoutes } from './banner.ts'
import { deviceRoutes } from './devices.ts'
import { frontRoutes } from './front.ts'
import { groupRoutes } from './groups.ts'
import { loginRoutes } from './login.ts'
import { setupRoutes } from './setup.ts'
import type { SiteDeps } from './site-deps.ts'
import { staticRoutes } from './static.ts'
import { tagRoutes } from './tags.ts'
import { themeRoutes } from './theme.ts'
import { userRoutes } from './users.ts'

/** Every route of them; a page more is a line more. */
export function siteRoutes(deps: SiteDeps): readonly Route[] {
  const pages = [frontRoutes, alertRoutes, bannerRoutes, tagRoutes, deviceRoutes]
  const people = [loginRoutes, setupRoutes, accountRoutes, userRoutes, groupRoutes]
  const all = [themeRoutes, ...pages, ...people]
  return [...staticRoutes(), ...all.flatMap((routes) => routes(deps))]
}
