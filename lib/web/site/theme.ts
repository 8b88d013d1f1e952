/** Choosing the colours: kept in a cookie, so that it works for guests and without scripts. @module */

import { redirect } from '../answers.ts'
import { cookiePath, themeCookie } from '../cookie-names.ts'
import { setCookie } from '../cookies.ts'
import type { WebAnswer } from '../http.ts'
import { parsePath } from '../path.ts'
import type { Route } from '../routes.ts'
import type { LiveVisit } from '../visit.ts'
import { themes } from './layout.ts'
import { post } from './routes-of.ts'

/** Seconds. */
const year = 31_536_000

async function choose(visit: LiveVisit): Promise<WebAnswer> {
  const { request } = visit
  const form = await request.form()
  const theme = themes.find((name) => name === form.get('theme')) ?? themes[0]
  const options = { path: cookiePath(request), isSecure: request.isSecure, maxAge: theme === 'auto' ? 0 : year }
  visit.cookies.push(setCookie(themeCookie(request), theme, options))
  const back = form.get('back') ?? ''
  // Only a path that is understood in one way: never the address of another server.
  return redirect(`${request.root}${parsePath(back) === undefined ? '/kaithem' : back}`)
}

export function themeRoutes(): readonly Route[] {
  return [post('/kaithem/theme', 'public', choose)]
}
