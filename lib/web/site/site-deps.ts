/** What the built-in pages work with. @module */

import type { UsersApi } from '../../users/api.ts'
import type { UserEngine } from '../../users/user-engine.ts'
import type { FirstUser } from '../first-user.ts'
import type { WebAnswer } from '../http.ts'
import type { LoginLimit } from '../login-limit.ts'
import type { PageSite } from '../page-site.ts'
import type { ReturnAddresses } from '../return-addresses.ts'
import type { LiveVisit } from '../visit.ts'
import type { AlertPulse } from './alert-pulse.ts'
import type { Layout, PageParts } from './layout.ts'
import type { SiteView } from './site-view.ts'

export interface SiteDeps {
  readonly layout: Layout
  readonly users: UsersApi
  readonly engine: UserEngine
  readonly firstUser: FirstUser
  readonly loginLimit: LoginLimit
  readonly returns: ReturnAddresses
  readonly site: SiteSettings
  readonly pulse: AlertPulse
  /** The kaithem object that the pages show. */
  readonly view: () => SiteView
  /** The pages of users, once there are some. */
  readonly pages: () => PageSite | undefined
}

/** What the host decides about the pages. */
export interface SiteSettings {
  /** The domain that has no subdomain, where it is not the last two labels. */
  baseDomain?: string | undefined
  /** Whether the login page tells the user of the demo. */
  isDemo?: boolean | undefined
}

/** A built-in page as its routes write it: from a live visit. */
export type Page = (visit: LiveVisit) => WebAnswer | Promise<WebAnswer>

export type { LiveVisit, PageParts }
