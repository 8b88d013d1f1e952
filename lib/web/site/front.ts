/** The front page. @module */

import { html } from '../../markup.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { doneNotice } from './notices.ts'
import { get } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'

export function frontRoutes({ layout }: SiteDeps): readonly Route[] {
  const show = (visit: LiveVisit): WebAnswer => {
    const { root } = visit.request
    const link = (path: string, key: string) => html`<li><a href="${root}${path}">${visit.text(key)}</a></li>\n`
    const main = html`<h1>${visit.text('front.title')}</h1>
${doneNotice(visit)}
<ul>
${visit.may('/admin/users.edit') ? link('/kaithem/users', 'users.title') : ''}
${visit.user === '' ? link('/kaithem/login', 'login.title') : link('/kaithem/account', 'account.title')}
</ul>`
    return layout.page(visit, { title: visit.text('front.title'), main })
  }
  return [get('/kaithem', { permissions: ['/admin/mainpage.view'] }, show)]
}
