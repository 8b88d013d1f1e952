/** Making the first administrator, by the link that the log tells at the first start. @module */

import { KaithemError } from '../../errors.ts'
import { html } from '../../markup.ts'
import { redirect } from '../answers.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { isSafeConnection } from '../visitor.ts'
import { csrfField } from './layout.ts'
import { giveLogin, placeOf } from './login-cookie.ts'
import { attempt, errorNotice } from './notices.ts'
import { newPassword, passwordFields } from './passwords.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'

const group = 'Administrators'

export function setupRoutes({ engine, firstUser, layout, users }: SiteDeps): readonly Route[] {
  let isBusy = false

  const page = (visit: LiveVisit, key: string, name = '', error?: string, status = 200): WebAnswer => {
    const main = html`<h1>${visit.text('setup.title')}</h1>
${errorNotice(error)}
<p>${visit.text('setup.about')}</p>
<section><form method="post" action="${visit.request.root}/kaithem/setup">
${csrfField(visit)}<input type="hidden" name="key" value="${key}">
<label for="name">${visit.text('login.name')}</label>
<input id="name" name="name" value="${name}" autocomplete="username" autocapitalize="none" required maxlength="256">
${passwordFields(visit)}
<button>${visit.text('setup.submit')}</button>
</form></section>`
    return layout.page(visit, { title: visit.text('setup.title'), main, status })
  }
  const refusal = (visit: LiveVisit, key: string | undefined): WebAnswer | undefined => {
    const reason = firstUser.isKey(key)
      ? isSafeConnection(visit.request)
        ? undefined
        : 'login.connection'
      : 'setup.over'
    if (reason === undefined) return undefined
    const main = html`<h1>${visit.text('setup.title')}</h1>${errorNotice(visit.text(reason))}`
    return layout.page(visit, { title: visit.text('setup.title'), main, status: 403 })
  }
  const show = (visit: LiveVisit): WebAnswer => {
    const key = visit.request.query.get('key') ?? ''
    return refusal(visit, key) ?? page(visit, key)
  }
  const submit = async (visit: LiveVisit): Promise<WebAnswer> => {
    const form = await visit.request.form()
    const key = form.get('key') ?? ''
    const refused = refusal(visit, key)
    if (refused !== undefined) return refused
    const name = (form.get('name') ?? '').trim()
    const make = async (): Promise<WebAnswer> => {
      const password = newPassword(visit, form)
      // The password takes a moment; whoever else has the link waits and finds it used.
      if (isBusy) throw new KaithemError('KAITHEM_STATE', visit.text('setup.over'))
      isBusy = true
      try {
        if (!users.groups().includes(group)) users.add_group(group, ['__all_permissions__'])
        if (users.get(name) === undefined) await users.add_user(name, { password, groups: [group] })
        else {
          users.add_to_group(name, group)
          await users.set_password(name, password)
        }
      } finally {
        isBusy = false
      }
      giveLogin(visit, engine.logins.sessions.begin(name, placeOf(visit)))
      return redirect(`${visit.request.root}/kaithem/users`)
    }
    return attempt(visit, make, (text, status) => page(visit, key, name, text, status))
  }
  return [get('/kaithem/setup', 'public', show), post('/kaithem/setup', 'public', submit)]
}
