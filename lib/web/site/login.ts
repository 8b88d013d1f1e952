/** Logging in and out. @module */

import { isKaithemError } from '../../errors.ts'
import { html } from '../../markup.ts'
import { mayDo } from '../../users/rights.ts'
import { redirect } from '../answers.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { noLogin, subdomainOf } from '../subdomain.ts'
import { isSafeConnection } from '../visitor.ts'
import { csrfField } from './layout.ts'
import { giveLogin, placeOf, takeLogin } from './login-cookie.ts'
import { doneNotice, errorNotice } from './notices.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'

/** Why a login is not even tried. */
interface Refused {
  readonly key: string
  readonly status: number
  readonly wait?: number
}

export function loginRoutes(deps: SiteDeps): readonly Route[] {
  const { engine, layout, loginLimit, returns, site, firstUser } = deps

  const refusal = ({ request }: LiveVisit): Refused | undefined => {
    if (subdomainOf(request.host, site.baseDomain).includes(noLogin)) return { key: 'login.not-here', status: 403 }
    if (!isSafeConnection(request)) return { key: 'login.connection', status: 403 }
    const wait = Math.ceil(loginLimit.wait(request.address))
    return wait > 0 ? { key: 'login.wait', status: 429, wait } : undefined
  }
  const form = (visit: LiveVisit, back: string, name = '', error?: string, status = 200): WebAnswer => {
    const { request } = visit
    const main = html`<h1>${visit.text('login.title')}</h1>
${doneNotice(visit)}${errorNotice(error)}
${firstUser.isMissing ? html`<p class="note">${visit.text('login.nobody')}</p>` : ''}
${site.isDemo ? html`<p class="note">${visit.text('login.demo')}</p>` : ''}
<section><form method="post" action="${request.root}/kaithem/login">
${csrfField(visit)}<input type="hidden" name="back" value="${back}">
<label for="name">${visit.text('login.name')}</label>
<input id="name" name="name" value="${name}" autocomplete="username" autocapitalize="none" required maxlength="256">
<label for="password">${visit.text('login.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024">
<button>${visit.text('login.submit')}</button>
</form></section>`
    return layout.page(visit, { title: visit.text('login.title'), main, status })
  }
  const show = (visit: LiveVisit): WebAnswer => {
    const refused = refusal(visit)
    const text = refused && visit.text(refused.key, { seconds: refused.wait ?? 0 })
    return form(visit, visit.request.query.get('back') ?? '', '', text)
  }
  const submit = async (visit: LiveVisit): Promise<WebAnswer> => {
    const { request } = visit
    const fields = await request.form()
    const [name = '', password = '', back = ''] = ['name', 'password', 'back'].map((field) => fields.get(field))
    const refused = refusal(visit)
    if (refused !== undefined) {
      const answer = form(visit, back, name, visit.text(refused.key, { seconds: refused.wait ?? 0 }), refused.status)
      return refused.wait === undefined ? answer : withRetry(answer, refused.wait)
    }
    const takeBack = loginLimit.begin(request.address)
    try {
      const token = await engine.logins.login(name, password, request.address, placeOf(visit))
      takeBack()
      if (visit.visitor.token !== undefined) engine.logins.sessions.end(visit.visitor.token)
      giveLogin(visit, token)
    } catch (error) {
      const reason = isKaithemError(error) && error.code === 'KAITHEM_DENIED' ? String(error.data.reason) : undefined
      if (reason !== 'password' && reason !== 'locked') takeBack()
      if (reason === undefined) throw error
      // `login.password` is the label of the field.
      const text = visit.text(`login.${reason === 'password' ? 'wrong' : reason}`)
      return form(visit, back, name, text, reason === 'busy' ? 429 : 403)
    }
    const home = mayDo(engine.directory, name, '/admin/mainpage.view') ? '/kaithem' : '/kaithem/account'
    return redirect(`${request.root}${returns.take(back) ?? home}`)
  }
  const logout = (visit: LiveVisit): WebAnswer => {
    if (visit.visitor.token !== undefined) engine.logins.sessions.end(visit.visitor.token)
    takeLogin(visit)
    return redirect(`${visit.request.root}/kaithem/login?done=logout`)
  }
  return [
    get('/kaithem/login', 'public', show),
    post('/kaithem/login', 'public', submit),
    post('/kaithem/logout', 'public', logout),
  ]
}

function withRetry(answer: WebAnswer, seconds: number): WebAnswer {
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(seconds) } }
}
