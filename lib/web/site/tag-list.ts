/** Tags as pages show them: each with the widget that fits it. @module */

import { html, Markup } from '../../markup.ts'
import type { AnyTag } from '../../tags/api.ts'
import type { Visit } from '../routes.ts'

/** The address of a tag's own page; names with a slash in front keep it out of the address. */
export function tagAddress({ request }: Pick<Visit, 'request'>, name: string): string {
  return `${request.root}/kaithem/tag?name=${encodeURIComponent(name)}`
}

/** @param level of the headings: one below that of what the list stands under */
export function tagList(visit: Visit, tags: readonly AnyTag[], level: 2 | 3 = 3): Markup {
  const heading = new Markup(`h${level}`)
  return html`<ul class="tags">
${tags.map(
  (tag) => html`<li class="card"><${heading}><a href="${tagAddress(visit, tag.name)}">${tag.name}</a></${heading}>
${tag.widget({ label: '' }).render()}</li>\n`,
)}</ul>`
}
