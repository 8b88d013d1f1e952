/** Alerts as pages show them: the ones a visitor may see, the most urgent first, with what can be done about each. @module */

import type { Alert, AlertsApi } from '../../alerts/api.ts'
import { rankOf } from '../../alerts/names.ts'
import { html, type Markup } from '../../markup.ts'
import type { UsersApi } from '../../users/api.ts'
import type { Visit } from '../routes.ts'
import { csrfField } from './layout.ts'
import { timeOf, zoneOf } from './times.ts'

/** Seconds an alert can be shelved for from a page. */
export const shelvingTimes = [900, 3600, 14_400, 28_800] as const

/** Shown at once; whoever has more open alerts than this needs another tool than a list. */
const mostShown = 200

/** Order of the states: what waits for somebody comes first. */
const waits = ['error', 'active', 'retripped', 'cleared', 'tripped', 'acknowledged', 'normal']

const urgency = (alert: Alert): number => rankOf(alert.state === 'error' ? 'error' : alert.priority)

/** What a visitor may see of the alerts that are not normal, or are on the shelf. */
export function openAlerts(visit: Pick<Visit, 'may'>, alerts: AlertsApi): Alert[] {
  return alerts
    .all()
    .filter((alert) => (alert.state !== 'normal' || alert.inhibited === 'shelved') && visit.may(...alert.permissions))
    .sort((a, b) => urgency(b) - urgency(a) || waits.indexOf(a.state) - waits.indexOf(b.state))
}

/** Whether somebody has to do something about it. */
export function isWaiting({ alerts }: { readonly alerts: AlertsApi }, alert: Alert): boolean {
  return alerts.unacknowledged.has(alert.id)
}

export interface AlertListParts {
  readonly visit: Visit
  readonly alerts: AlertsApi
  readonly users: Pick<UsersApi, 'setting'>
  /** The page that is shown again after a change, below the root. */
  readonly back: string
}

function actions({ visit, alerts, back }: AlertListParts, alert: Alert): Markup | '' {
  if (!visit.may(...alert.ackPermissions)) return ''
  const { root } = visit.request
  const form = (action: string, inner: Markup): Markup =>
    html`<form method="post" action="${root}/kaithem/alerts/${action}">${csrfField(visit)}
<input type="hidden" name="id" value="${alert.id}"><input type="hidden" name="back" value="${back}">${inner}</form>`
  const noteId = `note-${alert.id}`
  const shelve = html`<details><summary>${visit.text('alerts.more')}</summary>${form(
    'shelve',
    html`<label for="time-${alert.id}">${visit.text('alerts.shelve-for')}</label>
<select id="time-${alert.id}" name="seconds">${shelvingTimes
      .filter((seconds) => seconds <= alert.shelve_max)
      .map(
        (seconds) =>
          html`<option value="${seconds}">${visit.text(seconds < 3600 ? 'alerts.minutes' : 'alerts.hours', { n: seconds < 3600 ? seconds / 60 : seconds / 3600 })}</option>`,
      )}</select>
<label for="${noteId}-shelve">${visit.text('alerts.note')}</label><input id="${noteId}-shelve" name="notes" maxlength="500">
<button class="second">${visit.text('alerts.shelve')}</button>`,
  )}</details>`
  const acknowledge = form(
    'acknowledge',
    html`<input name="notes" maxlength="500" aria-label="${visit.text('alerts.note')}" placeholder="${visit.text('alerts.note')}">
<button>${visit.text('alerts.acknowledge')}</button>`,
  )
  if (alert.inhibited === 'shelved') {
    return form('unshelve', html`<button class="second">${visit.text('alerts.unshelve')}</button>`)
  }
  return html`${isWaiting({ alerts }, alert) ? acknowledge : ''}${shelve}`
}

function item(parts: AlertListParts, alert: Alert): Markup {
  const { visit, users } = parts
  const priority = alert.state === 'error' ? 'error' : alert.priority
  const since = alert.active_since || alert.trippedAt
  const time = (seconds: number): Markup => timeOf(visit, seconds, zoneOf(users, visit))
  return html`<li class="alert" data-priority="${priority}" data-state="${alert.state}">
<h3><span class="badge">${visit.text(`priority.${priority}`)}</span> ${alert.name}</h3>
<p>${visit.text(`state.${alert.state}`)}${since > 0 ? html` ${visit.text('alerts.since')} ${time(since)}` : ''}${
    alert.zone === null ? '' : html` · ${alert.zone}`
  }${alert.inhibited === 'shelved' ? html` · ${visit.text('alerts.shelved-until')} ${time(alert.shelved_until)}` : ''}</p>
${alert.description === '' ? '' : html`<p>${alert.description}</p>`}
${alert.trip_message === '' ? '' : html`<p class="muted">${alert.trip_message}</p>`}
${actions(parts, alert)}
</li>\n`
}

/** The list, with its level for the banner; it is replaced in place when something changes. */
export function alertList(parts: AlertListParts): Markup {
  const { visit, alerts } = parts
  const open = openAlerts(visit, alerts)
  const waiting = open.filter((alert) => isWaiting(parts, alert) && visit.may(...alert.ackPermissions))
  const all = html`<form method="post" action="${visit.request.root}/kaithem/alerts/acknowledge-all">${csrfField(visit)}
<input type="hidden" name="back" value="${parts.back}"><button class="second">${visit.text('alerts.acknowledge-all', { n: waiting.length })}</button></form>`
  if (open.length === 0) return html`<p class="muted">${visit.text('alerts.none')}</p>`
  const hidden = open.length - mostShown
  return html`<ul class="alerts">
${open.slice(0, mostShown).map((alert) => item(parts, alert))}</ul>
${hidden > 0 ? html`<p>${visit.text('alerts.hidden', { n: hidden })}</p>` : ''}
${waiting.length > 1 ? all : ''}`
}
