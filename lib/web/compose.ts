/** Puts the web part together. @module */

import type { Platform } from '../platform/index.ts'
import type { Owner } from '../scope.ts'
import { createUsersApi } from '../users/api.ts'
import type { UserEngine } from '../users/user-engine.ts'
import { WebEngine } from './engine.ts'
import { FirstUser } from './first-user.ts'
import { LoginLimit } from './login-limit.ts'
import { NavBar } from './nav-bar.ts'
import { ReturnAddresses } from './return-addresses.ts'
import { AlertPulse } from './site/alert-pulse.ts'
import { assetFiles } from './site/asset-files.ts'
import { banner } from './site/banner.ts'
import { siteFaces } from './site/errors.ts'
import { siteRoutes } from './site/index.ts'
import { Layout } from './site/layout.ts'
import type { SiteDeps } from './site/site-deps.ts'
import type { SiteView } from './site/site-view.ts'
import { style } from './site/style.ts'

export interface WebParts {
  readonly users: UserEngine
  readonly root: Owner
  /** Calls with every message of a topic. */
  readonly subscribe: (topic: string, callback: () => void) => void
  /** The kaithem object that the pages show; it is there when the first page is asked for. */
  readonly view: () => SiteView
}

export function composeWeb(platform: Platform, { users, root, subscribe, view }: WebParts): WebEngine {
  const { clock, secrets } = platform
  const navBar = new NavBar()
  const engine = new WebEngine({
    ...platform,
    users,
    navBar,
    layout: new Layout(navBar, secrets.digest(style).slice(0, 10)),
    firstUser: new FirstUser(secrets, users),
    report: (error, what) => root.report(error, what),
  })
  const deps: SiteDeps = {
    layout: engine.layout,
    users: createUsersApi(users, root),
    engine: users,
    firstUser: engine.firstUser,
    loginLimit: new LoginLimit(clock),
    returns: new ReturnAddresses(clock, secrets),
    site: engine.settings,
    pulse: new AlertPulse({ subscribe, view, run: secrets.token().slice(0, 8) }),
    view,
    pages: () => engine.site,
  }
  engine.faces = siteFaces(deps)
  engine.layout.banner = (visit) => banner(deps, visit)
  engine.table.add([...assetFiles(platform.packages), ...siteRoutes(deps)])
  return engine
}
