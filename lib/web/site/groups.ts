/** One group: its permissions by a list to tick, its limits, its members. @module */

import { KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import type { GroupInfo, Permission } from '../../users/api.ts'
import { guest } from '../../users/permissions.ts'
import { redirect } from '../answers.ts'
import type { Fields, WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { csrfField } from './layout.ts'
import { attempt, doneNotice, errorNotice } from './notices.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { linkTo, mayEditUsers } from './users.ts'

/** The limit that the pages themselves use. */
const bodyLimit = 'web.maxbytes'

const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** `name = number` on each line. @throws KAITHEM_VALUE */
export function parseLimits(text: string | undefined, explain: (line: string) => string): Record<string, number> {
  const limits = lines(text).map((line) => {
    const [, name = '', number = ''] = /^([^=]+?)\s*=\s*([\d.eE+]+)$/.exec(line) ?? []
    if (name === '' || !Number.isFinite(Number(number)))
      throw new KaithemError('KAITHEM_VALUE', explain(line), { line })
    return [name, Number(number)] as const
  })
  return Object.fromEntries(limits)
}

export function groupRoutes({ layout, users }: SiteDeps): readonly Route[] {
  /** Every known permission but the one that everybody has. */
  const known = (): Permission[] => users.known_permissions().filter(({ name }) => name !== guest)

  const describe = (visit: LiveVisit, { name, description }: Permission): string => {
    const key = `permission.${name.replace(/^\//, '').replaceAll(/[/.]/g, '-')}`
    try {
      return visit.text(key)
    } catch {
      // One that code registered brings its own words.
      return description
    }
  }
  const permissionBoxes = (visit: LiveVisit, chosen: readonly string[]): Markup => {
    const others = chosen.filter((name) => !known().some((permission) => permission.name === name))
    return html`<fieldset><legend>${visit.text('groups.permissions')}</legend>
${known().map(
  (permission) =>
    html`<label class="check"><input type="checkbox" name="permissions" value="${permission.name}"${
      chosen.includes(permission.name) ? html` checked` : ''
    }> <span>${describe(visit, permission)} <small><code>${permission.name}</code></small></span></label>\n`,
)}</fieldset>
<label for="others">${visit.text('groups.others')}</label>
<textarea id="others" name="others" rows="3">${others.join('\n')}</textarea>`
  }
  const members = (visit: LiveVisit, info: GroupInfo): Markup => {
    if (info.members.length === 0) return html`<p class="muted">${visit.text('groups.nobody')}</p>`
    return html`<ul>
${info.members.map((member) => html`<li><a href="${linkTo(visit, 'user', member)}">${member === guest ? visit.text('users.guest') : member}</a></li>\n`)}</ul>`
  }
  const page = (visit: LiveVisit, name: string, error?: string, status = 200): WebAnswer => {
    const info: GroupInfo | undefined = users.group(name)
    if (info === undefined) throw new KaithemError('KAITHEM_KEY', visit.text('groups.unknown', { name }), { name })
    const { root } = visit.request
    const hidden = html`${csrfField(visit)}<input type="hidden" name="name" value="${name}">`
    const limits = Object.entries(info.limits).map(([limit, value]) => `${limit} = ${value}`)
    const main = html`<p><a href="${root}/kaithem/users">${visit.text('users.title')}</a></p>
<h1>${name}</h1>
${doneNotice(visit)}${errorNotice(error)}
<section><form method="post" action="${root}/kaithem/groups/save">${hidden}
${permissionBoxes(visit, info.permissions)}
<label for="limits">${visit.text('groups.limits', { example: `${bodyLimit} = 5000000` })}</label>
<textarea id="limits" name="limits" rows="3">${limits.join('\n')}</textarea>
<button>${visit.text('save')}</button>
</form></section>
<section><h2>${visit.text('groups.members')}</h2>
${members(visit, info)}
<form method="post" action="${root}/kaithem/groups/remove">${hidden}<button class="danger">${visit.text('groups.remove', { name })}</button></form>
</section>`
    return layout.page(visit, { title: name, main, status })
  }
  const save = (visit: LiveVisit, name: string, form: Fields): WebAnswer => {
    const limits = parseLimits(form.get('limits'), (line) => visit.text('groups.bad-limit', { line }))
    users.set_permissions(name, [...form.getAll('permissions'), ...lines(form.get('others'))])
    users.set_limits(name, limits)
    return redirect(`${linkTo(visit, 'group', name)}&done=saved`)
  }
  const change =
    (work: (visit: LiveVisit, name: string, form: Fields) => WebAnswer) =>
    async (visit: LiveVisit): Promise<WebAnswer> => {
      const form = await visit.request.form()
      const name = (form.get('name') ?? '').trim()
      return attempt(
        visit,
        () => work(visit, name, form),
        (text, status) =>
          users.group(name) === undefined ? nameless(visit, text, status) : page(visit, name, text, status),
      )
    }
  const nameless = (visit: LiveVisit, text: string, status: number): WebAnswer => {
    const main = html`<h1>${visit.text('groups.title')}</h1>${errorNotice(text)}
<p><a href="${visit.request.root}/kaithem/users">${visit.text('users.title')}</a></p>`
    return layout.page(visit, { title: visit.text('groups.title'), main, status })
  }
  const add = (visit: LiveVisit, name: string): WebAnswer => {
    users.add_group(name)
    return redirect(`${linkTo(visit, 'group', name)}&done=added`)
  }
  const remove = (visit: LiveVisit, name: string): WebAnswer => {
    users.remove_group(name)
    return redirect(`${visit.request.root}/kaithem/users?done=removed`)
  }
  return [
    get('/kaithem/users/group', mayEditUsers, (visit) => page(visit, visit.request.query.get('name') ?? '')),
    post('/kaithem/groups/add', mayEditUsers, change(add)),
    post('/kaithem/groups/save', mayEditUsers, change(save)),
    post('/kaithem/groups/remove', mayEditUsers, change(remove)),
  ]
}
