/** The cookie that holds a login. @module */

import { ageLimit, type SessionPlace } from '../../users/sessions.ts'
import { cookiePath, sessionCookie } from '../cookie-names.ts'
import { setCookie } from '../cookies.ts'
import type { LiveVisit } from '../visit.ts'

/** What is kept of where a browser logs in. */
export function placeOf({ request }: LiveVisit): SessionPlace {
  return { address: request.address, agent: (request.header('user-agent') ?? '').slice(0, 300) }
}

/** Gives the browser its login, in place of the one before. */
export function giveLogin(visit: LiveVisit, token: string): void {
  const { request, cookies } = visit
  const options = { path: cookiePath(request), isSecure: request.isSecure, maxAge: ageLimit }
  cookies.push(setCookie(sessionCookie(request), token, options))
}

/** Takes it away. */
export function takeLogin(visit: LiveVisit): void {
  const { request, cookies } = visit
  cookies.push(
    setCookie(sessionCookie(request), '', { path: cookiePath(request), isSecure: request.isSecure, maxAge: 0 }),
  )
}
