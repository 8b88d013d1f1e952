/** The banner above every page: how many alerts wait for somebody. @module */

import { type Priority, priorities, rankOf } from '../../alerts/names.ts'
import { html, type Markup } from '../../markup.ts'
import { htmlAnswer } from '../answers.ts'
import type { Route, Visit } from '../routes.ts'
import { isWaiting, openAlerts } from './alert-list.ts'
import { pulseId } from './alert-pulse.ts'
import { livePart } from './live.ts'
import { maySeeAlerts } from './rights.ts'
import { get } from './routes-of.ts'
import type { SiteDeps } from './site-deps.ts'

function content({ view }: SiteDeps, visit: Visit): Markup | '' {
  const { alerts } = view()
  const waiting = openAlerts(visit, alerts).filter((alert) => isWaiting({ alerts }, alert))
  const [first] = waiting
  if (first === undefined) return ''
  const level: Priority =
    priorities[Math.max(...waiting.map((a) => rankOf(a.state === 'error' ? 'error' : a.priority)))] ?? 'info'
  const text = waiting.length === 1 ? first.name : visit.text('banner.many', { n: waiting.length, name: first.name })
  // The level and the number tell the script whether to make a sound.
  return html`<p class="banner" role="alert" data-priority="${level}" data-rank="${rankOf(level)}" data-count="${waiting.length}">
<span class="badge">${visit.text(`priority.${level}`)}</span> <a href="${visit.request.root}/kaithem/alerts">${text}</a></p>`
}

/** Nothing for whoever may not see alerts. */
export function banner(deps: SiteDeps, visit: Visit): Markup | '' {
  if (!visit.may(maySeeAlerts)) return ''
  return livePart(visit, {
    from: '/kaithem/fragments/banner',
    on: pulseId,
    value: deps.pulse.value,
    content: content(deps, visit),
    attributes: html`class="banner-place"`,
  })
}

export function bannerRoutes(deps: SiteDeps): readonly Route[] {
  const fragment = (visit: Visit) => htmlAnswer(content(deps, visit), 200, { 'X-Kaithem-Value': deps.pulse.value })
  return [get('/kaithem/fragments/banner', { permissions: [maySeeAlerts] }, fragment)]
}
