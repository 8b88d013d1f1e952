/** Alerts: what is open, what can be done about it, and the journal. @module */

import type { Alert } from '../../alerts/api.ts'
import type { JournalEntry } from '../../alerts/journal-entry.ts'
import { priorities } from '../../alerts/names.ts'
import { KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import { guest } from '../../users/permissions.ts'
import { htmlAnswer, redirect } from '../answers.ts'
import type { Form, WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { alertList } from './alert-list.ts'
import { pulseId } from './alert-pulse.ts'
import { livePart } from './live.ts'
import { attempt, doneNotice, errorNotice } from './notices.ts'
import { maySeeAlerts } from './rights.ts'
import { get, post } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { timeOf, zoneOf } from './times.ts'

const access = { permissions: [maySeeAlerts] }

/** Lines of the journal on one page. */
const journalLines = 200

/** The pages that a form may lead back to. */
const backs = ['/kaithem', '/kaithem/alerts']

/** The open alerts in a part that keeps itself up to date. */
export function liveAlerts(deps: SiteDeps, visit: LiveVisit, back: string): Markup {
  return livePart(visit, {
    from: `/kaithem/fragments/alerts?back=${back}`,
    on: pulseId,
    value: deps.pulse.value,
    content: alertList({ visit, back, alerts: deps.view().alerts, users: deps.users }),
  })
}

export function alertRoutes(deps: SiteDeps): readonly Route[] {
  const { layout, users } = deps
  const alerts = () => deps.view().alerts
  const backOf = (text: string | undefined): string => backs.find((path) => path === text) ?? '/kaithem/alerts'

  const line = (visit: LiveVisit, entry: JournalEntry): Markup => html`<tr>
<td>${timeOf(visit, entry.time, zoneOf(users, visit))}</td>
<td>${entry.name}${entry.zone === null ? '' : html`<br><small>${entry.zone}</small>`}</td>
<td>${visit.text(`priority.${entry.priority}`)}</td>
<td>${visit.text(`event.${entry.event}`)}${entry.from === entry.to ? '' : html` → ${visit.text(`state.${entry.to}`)}`}</td>
<td>${entry.by}</td><td>${entry.notes || entry.message}</td></tr>\n`

  /** Entries of alerts that the visitor may see; those of alerts that are gone need the permission for all of them. */
  const journal = (visit: LiveVisit, name: string, priority: string): JournalEntry[] => {
    const seen = new Map<string, boolean>()
    const maySee = ({ id }: JournalEntry): boolean => {
      const known = seen.get(id)
      if (known !== undefined) return known
      const alert = alerts().get(id)
      const may = alert === undefined ? visit.may('/users/logs.view') : visit.may(...alert.permissions)
      seen.set(id, may)
      return may
    }
    const filter = { name: name === '' ? undefined : `*${name}*`, priority: priority === '' ? undefined : priority }
    return alerts()
      .journal.search({ ...filter, limit: 10_000 })
      .filter(maySee)
      .slice(0, journalLines)
  }

  const page = (visit: LiveVisit, error?: string, status = 200): WebAnswer => {
    const { query, root } = visit.request
    const name = (query.get('name') ?? '').slice(0, 200)
    const priority = priorities.find((known) => known === query.get('priority')) ?? ''
    const columns = ['time', 'alert', 'priority', 'event', 'by', 'note']
    const entries = journal(visit, name, priority)
    const main = html`<h1>${visit.text('alerts.title')}</h1>
${doneNotice(visit)}${errorNotice(error)}
<section aria-labelledby="open"><h2 id="open">${visit.text('alerts.open')}</h2>
${liveAlerts(deps, visit, '/kaithem/alerts')}</section>
<section aria-labelledby="journal"><h2 id="journal">${visit.text('alerts.journal')}</h2>
<form class="filter" action="${root}/kaithem/alerts">
<label for="name">${visit.text('alerts.name')}</label><input id="name" name="name" value="${name}" maxlength="200">
<label for="priority">${visit.text('alerts.priority')}</label><select id="priority" name="priority"><option value="">${visit.text('alerts.any')}</option>${priorities.map(
      (one) =>
        html`<option value="${one}"${one === priority ? html` selected` : ''}>${visit.text(`priority.${one}`)}</option>`,
    )}</select>
<button>${visit.text('alerts.search')}</button></form>
${
  entries.length === 0
    ? html`<p class="muted">${visit.text('alerts.nothing')}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="journal"><table><thead><tr>${columns.map(
        (key) => html`<th scope="col">${visit.text(`alerts.column.${key}`)}</th>`,
      )}</tr></thead><tbody>
${entries.map((entry) => line(visit, entry))}</tbody></table></div>`
}</section>`
    return layout.page(visit, { title: visit.text('alerts.title'), main, status })
  }

  const alertOf = (visit: LiveVisit, form: Form): Alert => {
    const alert = alerts().get(form.get('id') ?? '')
    // Whether there is one is nobody's business who may not see it.
    if (alert === undefined || !visit.may(...alert.permissions)) {
      throw new KaithemError('KAITHEM_KEY', visit.text('alerts.gone'))
    }
    visit.demand(...alert.ackPermissions)
    return alert
  }
  const change =
    (work: (visit: LiveVisit, form: Form, cause: { by: string; notes: string }) => void) =>
    async (visit: LiveVisit): Promise<WebAnswer> => {
      const form = await visit.request.form()
      const cause = { by: visit.user || guest, notes: (form.get('notes') ?? '').slice(0, 500) }
      const back = backOf(form.get('back'))
      return attempt(
        visit,
        () => {
          work(visit, form, cause)
          return redirect(`${visit.request.root}${back}`)
        },
        (text, status) => page(visit, text, status),
      )
    }
  const fragment = (visit: LiveVisit): WebAnswer => {
    const back = backOf(visit.request.query.get('back'))
    return htmlAnswer(alertList({ visit, back, alerts: alerts(), users }), 200, { 'X-Kaithem-Value': deps.pulse.value })
  }
  return [
    get('/kaithem/alerts', access, (visit) => page(visit)),
    get('/kaithem/fragments/alerts', access, fragment),
    post(
      '/kaithem/alerts/acknowledge',
      access,
      change((visit, form, cause) => void alertOf(visit, form).acknowledge(cause)),
    ),
    post(
      '/kaithem/alerts/shelve',
      access,
      change((visit, form, cause) => alertOf(visit, form).shelve(Number(form.get('seconds')), cause)),
    ),
    post(
      '/kaithem/alerts/unshelve',
      access,
      change((visit, form, cause) => alertOf(visit, form).unshelve(cause)),
    ),
    post(
      '/kaithem/alerts/acknowledge-all',
      access,
      change((visit, _form, cause) => {
        for (const alert of alerts().unacknowledged.values()) {
          if (visit.may(...alert.permissions, ...alert.ackPermissions)) alert.acknowledge(cause)
        }
      }),
    ),
  ]
}
