/** Tags: all that a visitor may see, and one of them with its claims and its recent history. @module */

import { KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import type { AnyTag } from '../../tags/api.ts'
import type { WebAnswer } from '../http.ts'
import type { Route } from '../routes.ts'
import { maySeeTags } from './rights.ts'
import { get } from './routes-of.ts'
import type { LiveVisit, SiteDeps } from './site-deps.ts'
import { tagList } from './tag-list.ts'
import { maySeeTag, visibleTags } from './tag-rights.ts'
import { timeOf, zoneOf } from './times.ts'

/** Tags on one page: each is a live widget. */
const mostTags = 100

export function tagRoutes({ layout, users, view }: SiteDeps): readonly Route[] {
  const list = (visit: LiveVisit): WebAnswer => {
    const { query, root } = visit.request
    const text = (query.get('name') ?? '').slice(0, 200).toLowerCase()
    const { shown, more } = visibleTags(visit, view().tags, (name) => name.toLowerCase().includes(text), mostTags)
    // Whoever sees none of them is asked to log in rather than shown an empty page.
    if (shown.length === 0) visit.demand(maySeeTags)
    const main = html`<h1>${visit.text('tags.title')}</h1>
<form class="filter" action="${root}/kaithem/tags"><label for="name">${visit.text('tags.name')}</label>
<input id="name" name="name" type="search" value="${text}" maxlength="200"><button>${visit.text('tags.search')}</button></form>
${shown.length === 0 ? html`<p class="muted">${visit.text('tags.none')}</p>` : tagList(visit, shown, 2)}
${more ? html`<p>${visit.text('tags.more', { n: mostTags })}</p>` : ''}`
    return layout.page(visit, { title: visit.text('tags.title'), main })
  }

  const claims = (visit: LiveVisit, tag: AnyTag): Markup => {
    const columns = ['claim', 'priority', 'value', 'since', 'owner']
    return html`<section aria-labelledby="claims"><h2 id="claims">${visit.text('tags.claims')}</h2>
<p class="muted">${visit.text('tags.claims-about')}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="claims"><table><thead><tr>${columns.map((key) => html`<th scope="col">${visit.text(`tags.column.${key}`)}</th>`)}</tr></thead><tbody>
${tag.claims().map(
  (
    claim,
  ) => html`<tr${claim.active ? html` class="active"` : ''}><th scope="row">${claim.name}</th><td>${claim.priority}</td>
<td>${shown(claim.value)}</td><td>${timeOf(visit, claim.timestamp, zoneOf(users, visit))}</td><td>${claim.owner}</td></tr>\n`,
)}</tbody></table></div></section>`
  }
  const one = (visit: LiveVisit): WebAnswer => {
    const { tags } = view()
    const name = visit.request.query.get('name') ?? ''
    const tag = tags.has(name) ? (tags.get(name) as unknown as AnyTag) : undefined
    if (tag === undefined || !maySeeTag(visit, tag)) {
      visit.demand(maySeeTags)
      throw new KaithemError('KAITHEM_KEY', visit.text('tags.missing', { name: name.slice(0, 200) }))
    }
    const history = tag.type === 'number' ? tag.widget({ type: 'chart', label: '' }).render() : ''
    const main = html`<h1>${tag.name}</h1>
${tag.description === '' ? '' : html`<p>${tag.description}</p>`}
<section aria-label="${visit.text('tags.now')}">${tag.widget({ label: '' }).render()}</section>
${history === '' ? '' : html`<section aria-labelledby="history"><h2 id="history">${visit.text('tags.history')}</h2>${history}</section>`}
${visit.may(maySeeTags) ? claims(visit, tag) : ''}`
    return layout.page(visit, { title: tag.name, main })
  }
  return [get('/kaithem/tags', 'checked', list), get('/kaithem/tag', 'checked', one)]
}

const longestValue = 200

function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}
