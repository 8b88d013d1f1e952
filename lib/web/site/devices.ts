/** Devices: what each is, how it is, and its data points. @module */

import type { AnyDevice } from '../../devices/api.ts'
import { html, type Markup } from '../../markup.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { maySeeDevices } from './rights.ts'
import { get } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { tagList } from './tag-list.ts'
import { maySeeTag } from './tag-rights.ts'

/** Data points shown of one device. */
const mostPoints = 50

function deviceCard(visit: LiveVisit, device: AnyDevice): Markup {
  const points = Object.values(device.tagPoints).filter((tag) => maySeeTag(visit, tag))
  const { errors } = device
  const last = errors.at(-1)
  return html`<section aria-labelledby="device-${device.name}"><h2 id="device-${device.name}">${device.title}</h2>
<p class="muted">${device.device_type_name}${device.title === device.name ? '' : html` · ${device.name}`}${device.description === '' ? '' : html` · ${device.description}`}</p>
${last === undefined ? '' : html`<p class="error">${visit.text('devices.error')} ${last}</p>`}
${points.length === 0 ? html`<p class="muted">${visit.text('devices.no-points')}</p>` : tagList(visit, points.slice(0, mostPoints))}
</section>`
}

export function deviceRoutes({ layout, view }: SiteDeps): readonly Route[] {
  const page = (visit: LiveVisit): WebAnswer => {
    const { devices } = view()
    const found = devices
      .names()
      .sort()
      .flatMap((name) => devices.get(name) ?? [])
    const main = html`<h1>${visit.text('devices.title')}</h1>
${found.length === 0 ? html`<p class="muted">${visit.text('devices.none')}</p>` : found.map((device) => deviceCard(visit, device))}`
    return layout.page(visit, { title: visit.text('devices.title'), main })
  }
  return [get('/kaithem/devices', { permissions: [maySeeDevices] }, page)]
}
