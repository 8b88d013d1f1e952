/** The groups on the page of the users, and the form for a new one. @module */

import { html, type Markup } from '../../markup.ts'
import type { UsersApi } from '../../users/api.ts'
import type { LiveVisit } from '../visit.ts'
import { csrfField } from './layout.ts'

export function groupList(visit: LiveVisit, users: UsersApi): Markup {
  const { root } = visit.request
  return html`<section><h2>${visit.text('groups.title')}</h2><ul>
${users.groups().map((name) => {
  const count = users.group(name)?.permissions.length ?? 0
  const address = `${root}/kaithem/users/group?name=${encodeURIComponent(name)}`
  return html`<li><a href="${address}">${name}</a> <small>${visit.text('groups.count', { count })}</small></li>\n`
})}</ul>
<form method="post" action="${root}/kaithem/groups/add">${csrfField(visit)}
<label for="group">${visit.text('groups.add')}</label>
<input id="group" name="name" required maxlength="256">
<button>${visit.text('groups.add-submit')}</button>
</form></section>`
}
