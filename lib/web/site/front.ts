/** The front page: what matters now, and the ways to everything else. @module */

import { html, type Markup } from '../../markup.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { liveAlerts } from './alerts.ts'
import { doneNotice } from './notices.ts'
import { maySeeAlerts, maySeeDevices } from './rights.ts'
import { get } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { tagList } from './tag-list.ts'
import { visibleTags } from './tag-rights.ts'

/** Tags on the front page; there is a page for all of them. */
const mostTags = 24

export function frontRoutes(deps: SiteDeps): readonly Route[] {
  const { layout, view } = deps
  const section = (
    visit: LiveVisit,
    id: string,
    inner: Markup,
    more?: string,
  ): Markup => html`<section aria-labelledby="${id}">
<h2 id="${id}">${visit.text(`${id}.title`)}</h2>
${inner}${more === undefined ? '' : html`<p><a href="${visit.request.root}${more}">${visit.text(`${id}.all`)}</a></p>`}
</section>\n`

  const pages = (visit: LiveVisit): Markup | '' => {
    const found = deps.pages()?.list(visit) ?? []
    if (found.length === 0) return ''
    const links = found.map(
      ({ url, title, module }) =>
        html`<li><a href="${visit.request.root}${url}">${title}</a> <small>${module}</small></li>\n`,
    )
    return section(visit, 'pages', html`<ul class="links">${links}</ul>`)
  }
  /** Exposed tags are those that people are meant to see; a system without any shows none here. */
  const tags = (visit: LiveVisit): Markup | '' => {
    const all = view().tags
    const { shown } = visibleTags(visit, all, (name) => all.get(name).exposure !== undefined, mostTags)
    return shown.length === 0 ? '' : section(visit, 'tags', tagList(visit, shown), '/kaithem/tags')
  }
  const devices = (visit: LiveVisit): Markup | '' => {
    if (!visit.may(maySeeDevices)) return ''
    const all = view().devices
    const names = all.names().sort()
    if (names.length === 0) return ''
    const entry = (name: string): Markup => {
      const device = all.get(name)
      const broken = device !== undefined && device.errors.length > 0
      return html`<li><a href="${visit.request.root}/kaithem/devices#device-${name}">${device?.title ?? name}</a>${
        broken ? html` <span class="badge">${visit.text('devices.broken')}</span>` : ''
      }</li>\n`
    }
    return section(visit, 'devices', html`<ul class="links">${names.map(entry)}</ul>`)
  }
  const show = (visit: LiveVisit): WebAnswer => {
    const alerts = visit.may(maySeeAlerts)
      ? section(visit, 'alerts', liveAlerts(deps, visit, '/kaithem'), '/kaithem/alerts')
      : ''
    const parts = [alerts, pages(visit), tags(visit), devices(visit)].filter((part) => part !== '')
    const main = html`<h1>${visit.text('front.title')}</h1>
${doneNotice(visit)}
${parts.length === 0 ? html`<p class="muted">${visit.text('front.empty')}</p>` : parts}`
    return layout.page(visit, { title: visit.text('front.title'), main })
  }
  return [get('/kaithem', { permissions: ['/admin/mainpage.view'] }, show)]
}
