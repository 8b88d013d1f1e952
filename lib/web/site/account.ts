/** One's own account: password, settings, browsers that are logged in. @module */

import { isKaithemError, KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import type { Session } from '../../users/sessions.ts'
import { redirect } from '../answers.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { csrfField } from './layout.ts'
import { giveLogin, placeOf } from './login-cookie.ts'
import { attempt, doneNotice, errorNotice } from './notices.ts'
import { newPassword, passwordFields } from './passwords.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { timeOf, zoneOf } from './times.ts'

/** Needed to change anything but the list of logins. */
const mayEdit = '/users/accountsettings.edit'
/** Switches of a user that the page offers. */
const switches = ['restrict-lan', 'allow-cors', 'telemetry-alerts'] as const
/** Texts of a user that the page offers. */
const texts = ['timezone', 'strftime'] as const

export function accountRoutes({ engine, layout, loginLimit, users }: SiteDeps): readonly Route[] {
  const { sessions } = engine.logins

  const passwordForm = (visit: LiveVisit): Markup => html`<section><h2>${visit.text('password.title')}</h2>
<form method="post" action="${visit.request.root}/kaithem/account/password">
${csrfField(visit)}
<input type="hidden" name="username" value="${visit.user}" autocomplete="username">
<label for="current">${visit.text('password.current')}</label>
<input id="current" name="current" type="password" autocomplete="current-password" required maxlength="1024">
${passwordFields(visit)}
<button>${visit.text('password.submit')}</button>
</form></section>`

  const settingsForm = (visit: LiveVisit): Markup => html`<section><h2>${visit.text('account.settings')}</h2>
<form method="post" action="${visit.request.root}/kaithem/account/settings">
${csrfField(visit)}
${texts.map(
  (name) => html`<label for="${name}">${visit.text(`account.${name}`)}</label>
<input id="${name}" name="${name}" value="${users.setting(visit.user, name)}" maxlength="1000">\n`,
)}
${switches.map(
  (name) =>
    html`<label class="check"><input type="checkbox" name="${name}" value="yes"${
      users.setting(visit.user, name) === true ? html` checked` : ''
    }> ${visit.text(`account.${name}`)}</label>\n`,
)}
<button>${visit.text('save')}</button>
</form></section>`

  const row = (visit: LiveVisit, session: Session, current: string | undefined): Markup => {
    const time = (seconds: number): Markup => timeOf(visit, seconds, zoneOf(users, visit))
    return html`<tr><td>${session.place?.agent || visit.text('account.unknown')}<br><small>${session.place?.address}</small></td>
<td>${time(session.began)}</td><td>${time(session.seen)}</td>
<td>${
      session.id === current
        ? visit.text('account.this')
        : html`<form method="post" action="${visit.request.root}/kaithem/account/end">${csrfField(visit)}
<input type="hidden" name="id" value="${session.id}"><button class="link">${visit.text('account.end')}</button></form>`
    }</td></tr>\n`
  }
  const sessionList = (visit: LiveVisit): Markup => {
    const current = visit.visitor.token === undefined ? undefined : sessions.use(visit.visitor.token)?.id
    return html`<section><h2>${visit.text('account.sessions')}</h2>
<div class="scroll"><table><thead><tr>${['browser', 'began', 'seen', 'action'].map(
      (key) => html`<th scope="col">${visit.text(`account.column.${key}`)}</th>`,
    )}</tr></thead><tbody>
${sessions.browsersOf(visit.user).map((session) => row(visit, session, current))}</tbody></table></div>
</section>`
  }
  const page = (visit: LiveVisit, error?: string, status = 200): WebAnswer => {
    const source = users.get(visit.user)?.source
    const isOwn = source === undefined
    const main = html`<h1>${visit.text('account.heading', { user: visit.user })}</h1>
${doneNotice(visit)}${errorNotice(error)}
${isOwn ? '' : html`<p class="note">${visit.text('account.elsewhere', { source: source ?? '' })}</p>`}
${isOwn && visit.may(mayEdit) ? [passwordForm(visit), settingsForm(visit)] : ''}
${sessionList(visit)}`
    return layout.page(visit, { title: visit.text('account.title'), main, status })
  }
  const back = (visit: LiveVisit, done: string): WebAnswer =>
    redirect(`${visit.request.root}/kaithem/account?done=${done}`)
  const again = (visit: LiveVisit) => (text: string, status: number) => page(visit, text, status)

  /** That it is really the user who sits there; guessing is limited as it is for logging in. */
  const checkCurrent = async (visit: LiveVisit, current: string): Promise<void> => {
    const { user, request } = visit
    const seconds = Math.ceil(loginLimit.wait(request.address))
    if (seconds > 0) throw new KaithemError('KAITHEM_VALUE', visit.text('login.wait', { seconds }))
    const takeBack = loginLimit.begin(request.address)
    try {
      sessions.end(await engine.logins.login(user, current, request.address))
      takeBack()
    } catch (error) {
      if (!isKaithemError(error) || error.code !== 'KAITHEM_DENIED') {
        takeBack()
        throw error
      }
      const key = error.data.reason === 'locked' ? 'login.locked' : 'password.wrong'
      throw new KaithemError('KAITHEM_VALUE', visit.text(key))
    }
  }
  const changePassword = async (visit: LiveVisit): Promise<WebAnswer> => {
    const form = await visit.request.form()
    const change = async (): Promise<WebAnswer> => {
      const password = newPassword(visit, form)
      await checkCurrent(visit, form.get('current') ?? '')
      const { user } = visit
      await users.set_password(user, password)
      giveLogin(visit, sessions.begin(user, placeOf(visit)))
      return back(visit, 'password')
    }
    return attempt(visit, change, again(visit))
  }
  const changeSettings = async (visit: LiveVisit): Promise<WebAnswer> => {
    const form = await visit.request.form()
    const change = (): WebAnswer => {
      for (const name of texts) {
        const value = (form.get(name) ?? '').trim()
        users.set_setting(visit.user, name, value === '' ? null : value)
      }
      for (const name of switches) users.set_setting(visit.user, name, form.get(name) === 'yes')
      return back(visit, 'saved')
    }
    return attempt(visit, change, again(visit))
  }
  const end = async (visit: LiveVisit): Promise<WebAnswer> => {
    sessions.endById(visit.user, (await visit.request.form()).get('id') ?? '')
    return back(visit, 'ended')
  }
  const login = 'login'
  return [
    get('/kaithem/account', login, (visit) => page(visit)),
    post('/kaithem/account/password', { permissions: [mayEdit] }, changePassword),
    post('/kaithem/account/settings', { permissions: [mayEdit] }, changeSettings),
    post('/kaithem/account/end', login, end),
  ]
}
