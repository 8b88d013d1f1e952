/** Users: the list, and one of them. @module */

import { KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import { guest } from '../../users/permissions.ts'
import { redirect } from '../answers.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { groupList } from './group-list.ts'
import { csrfField } from './layout.ts'
import { attempt, doneNotice, errorNotice } from './notices.ts'
import { newPassword, passwordFields } from './passwords.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'

/** Needed for all of it. */
export const mayEditUsers = { permissions: ['/admin/users.edit'] } as const

/** A link to the page of a user or a group; names may hold anything, so they are no part of the path. */
export function linkTo(visit: LiveVisit, kind: 'user' | 'group', name: string): string {
  return `${visit.request.root}/kaithem/users/${kind}?name=${encodeURIComponent(name)}`
}

export function userRoutes({ engine, layout, users }: SiteDeps): readonly Route[] {
  const shownName = (visit: LiveVisit, name: string): string => (name === guest ? visit.text('users.guest') : name)

  const groupBoxes = (visit: LiveVisit, chosen: readonly string[]): Markup => html`<fieldset>
<legend>${visit.text('users.groups')}</legend>
${users
  .groups()
  .map(
    (name) =>
      html`<label class="check"><input type="checkbox" name="groups" value="${name}"${
        chosen.includes(name) ? html` checked` : ''
      }> ${name}</label>\n`,
  )}</fieldset>`

  const list = (visit: LiveVisit, error?: string, status = 200): WebAnswer => {
    const { root } = visit.request
    const row = (name: string): Markup => {
      const info = users.get(name)
      const place = info?.source ?? (info?.hasPassword || name === guest ? '' : visit.text('users.no-password'))
      return html`<tr><td><a href="${linkTo(visit, 'user', name)}">${shownName(visit, name)}</a></td>
<td>${info?.groups.join(', ')}</td><td>${place}</td></tr>\n`
    }
    const main = html`<h1>${visit.text('users.title')}</h1>
${doneNotice(visit)}${errorNotice(error)}
<section><h2>${visit.text('users.list')}</h2><div class="scroll"><table>
<thead><tr><th scope="col">${visit.text('users.name')}</th><th scope="col">${visit.text('users.groups')}</th><th scope="col">${visit.text('users.from')}</th></tr></thead>
<tbody>
${users.names().map(row)}</tbody></table></div></section>
<section><h2>${visit.text('users.add')}</h2><form method="post" action="${root}/kaithem/users/add">
${csrfField(visit)}
<label for="name">${visit.text('users.name')}</label>
<input id="name" name="name" autocomplete="off" autocapitalize="none" required maxlength="256">
${passwordFields(visit)}
${groupBoxes(visit, [])}
<button>${visit.text('users.add-submit')}</button>
</form></section>
${groupList(visit, users)}`
    return layout.page(visit, { title: visit.text('users.title'), main, status })
  }

  const page = (visit: LiveVisit, name: string, error?: string, status = 200): WebAnswer => {
    // An empty name would be the guest.
    const info = name === '' ? undefined : users.get(name)
    if (info === undefined) throw new KaithemError('KAITHEM_KEY', visit.text('users.unknown', { name }), { name })
    const { root } = visit.request
    const hidden = html`${csrfField(visit)}<input type="hidden" name="name" value="${name}">`
    const form = (action: string, content: Markup): Markup =>
      html`<form method="post" action="${root}/kaithem/users/${action}">${hidden}\n${content}</form>`
    const own = html`
<section><h2>${visit.text('users.groups')}</h2>${form('groups', html`${groupBoxes(visit, info.groups)}<button>${visit.text('save')}</button>`)}</section>
${
  name === guest
    ? ''
    : html`<section><h2>${visit.text('password.title')}</h2>${form('password', html`${passwordFields(visit)}<button>${visit.text('password.submit')}</button>`)}</section>
<section><h2>${visit.text('users.end')}</h2>
${form('logout', html`<p>${visit.text('users.sessions', { count: engine.logins.sessions.browsersOf(name).length })}</p><button>${visit.text('users.end-submit')}</button>`)}
${name === visit.user ? '' : form('remove', html`<button class="danger">${visit.text('users.remove', { name })}</button>`)}
</section>`
}`
    const permissions = users.permissions(name)
    const main = html`<p><a href="${root}/kaithem/users">${visit.text('users.title')}</a></p>
<h1>${shownName(visit, name)}</h1>
${doneNotice(visit)}${errorNotice(error)}
${info.source === undefined ? own : html`<p class="note">${visit.text('account.elsewhere', { source: info.source })}</p>`}
<section><h2>${visit.text('users.may')}</h2>
${permissions.length === 0 ? html`<p>${visit.text('users.nothing')}</p>` : html`<ul>${permissions.map((permission) => html`<li><code>${permission}</code></li>\n`)}</ul>`}
</section>`
    return layout.page(visit, { title: shownName(visit, name), main, status })
  }

  const add = async (visit: LiveVisit): Promise<WebAnswer> => {
    const form = await visit.request.form()
    const name = (form.get('name') ?? '').trim()
    const make = async (): Promise<WebAnswer> => {
      const password = newPassword(visit, form)
      const groups = form.getAll('groups').filter((group) => users.groups().includes(group))
      await users.add_user(name, { password, groups })
      return redirect(`${linkTo(visit, 'user', name)}&done=added`)
    }
    return attempt(visit, make, (text, status) => list(visit, text, status))
  }
  /** A form about one user. */
  const change =
    (done: string, work: (visit: LiveVisit, name: string) => Promise<unknown>) =>
    async (visit: LiveVisit): Promise<WebAnswer> => {
      const name = (await visit.request.form()).get('name') ?? ''
      const run = async (): Promise<WebAnswer> => {
        await work(visit, name)
        const isThere = users.get(name) !== undefined
        return redirect(
          isThere ? `${linkTo(visit, 'user', name)}&done=${done}` : `${visit.request.root}/kaithem/users?done=${done}`,
        )
      }
      return attempt(visit, run, (text, status) => page(visit, name, text, status))
    }
  const setGroups = change('saved', async (visit, name) => {
    const groups = (await visit.request.form()).getAll('groups')
    users.set_groups(name, groups)
  })
  const setPassword = change('password', async (visit, name) => {
    await users.set_password(name, newPassword(visit, await visit.request.form()))
  })
  const endAll = change('ended', async (_visit, name) => users.logout_all(name))
  const remove = change('removed', async (visit, name) => {
    if (name === visit.user) throw new KaithemError('KAITHEM_STATE', visit.text('users.yourself'))
    users.remove_user(name)
  })
  return [
    get('/kaithem/users', mayEditUsers, (visit) => list(visit)),
    get('/kaithem/users/user', mayEditUsers, (visit) => page(visit, visit.request.query.get('name') ?? '')),
    post('/kaithem/users/add', mayEditUsers, add),
    post('/kaithem/users/groups', mayEditUsers, setGroups),
    post('/kaithem/users/password', mayEditUsers, setPassword),
    post('/kaithem/users/logout', mayEditUsers, endAll),
    post('/kaithem/users/remove', mayEditUsers, remove),
  ]
}
