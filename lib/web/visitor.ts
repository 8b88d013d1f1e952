/** Who sends a request, and what that visitor may do from there. @module */

import { isLoopbackAddress, isPrivateAddress } from '../users/addresses.ts'
import { builtinPermissions, guest, pagesView, permissionName } from '../users/permissions.ts'
import { mayDo } from '../users/rights.ts'
import type { UserEngine } from '../users/user-engine.ts'
import { settingOf } from '../users/user-settings.ts'
import { sessionCookie } from './cookie-names.ts'
import type { WebRequest } from './http.ts'
import { isFromOtherOrigin } from './origin.ts'

/** Why somebody may not do something. */
export type Refusal = 'permission' | 'origin' | 'connection'

export interface Visitor {
  /** '' when nobody is logged in. */
  readonly user: string
  /** The token of the login, while it counts. */
  readonly token: string | undefined
  readonly isOwnOrigin: boolean
  /** The first reason against a permission, if there is one. */
  refusal(permissions: readonly string[]): Refusal | undefined
}

const builtin = new Set(builtinPermissions.map(({ name }) => name).filter((name) => name !== guest))

/** Whether what is sent cannot be read on the way: by HTTPS, or within one's own network. */
export function isSafeConnection({ isSecure, address }: Pick<WebRequest, 'isSecure' | 'address'>): boolean {
  return isSecure || isPrivateAddress(address)
}

/** Whether the browser has a cookie of a login that does not count any more. */
export function hasEndedLogin(users: UserEngine, request: WebRequest): boolean {
  const token = request.cookie(sessionCookie(request))
  return token !== undefined && token !== '' && users.logins.sessions.use(token) === undefined
}

/** Whose token it is, as far as the request may use it; asks sources that know their users only later. */
async function userOf(users: UserEngine, request: WebRequest, token: string | undefined): Promise<string> {
  const session = token === undefined ? undefined : users.logins.sessions.use(token)
  if (session === undefined) return ''
  const { directory } = users
  if (directory.user(session.username) === undefined) await users.sources.prepare(session.username)
  if (directory.user(session.username) === undefined) return ''
  const isElsewhere = directory.elsewhere(session.username)?.loopbackOnly === true
  return isElsewhere && !isLoopbackAddress(request.address) ? '' : session.username
}

/**
 * The visitor behind a request. From another origin nobody is logged in, unless the user has the setting `allow-cors`;
 * built-in permissions never count there. Whether a page without permissions may be seen from there, the page says itself.
 */
export async function visitorOf(users: UserEngine, request: WebRequest, cookie: string): Promise<Visitor> {
  const { directory } = users
  const isOwnOrigin = !isFromOtherOrigin(request)
  const token = request.cookie(cookie)
  const known = await userOf(users, request, token)
  const allowsOthers = known !== '' && settingOf(directory.user(known)?.settings, 'allow-cors') === true
  const user = isOwnOrigin || allowsOthers ? known : ''
  const person = user === '' ? guest : user
  const refuse = (name: string): Refusal | undefined => {
    if (name === guest) return undefined
    if (!mayDo(directory, person, name)) return 'permission'
    if (name === pagesView) return undefined
    if (!isOwnOrigin && (!allowsOthers || builtin.has(name))) return 'origin'
    if (mayDo(directory, guest, name) || isSafeConnection(request)) return undefined
    return 'connection'
  }
  return {
    user,
    token: known === '' ? undefined : token,
    isOwnOrigin,
    refusal(permissions) {
      for (const permission of permissions) {
        const reason = refuse(permissionName(permission))
        if (reason !== undefined) return reason
      }
      return undefined
    },
  }
}
