/** Tags as pages show them: each with the widget that fits it. @module */

import { html, type Markup } from '../../markup.ts'
import type { AnyTag } from '../../tags/api.ts'
import type { Visit } from '../routes.ts'

/** The address of a tag's own page; names with a slash in front keep it out of the address. */
export function tagAddress({ request }: Pick<Visit, 'request'>, name: string): string {
  return `${request.root}/kaithem/tag?name=${encodeURIComponent(name)}`
}

export function tagList(visit: Visit, tags: readonly AnyTag[]): Markup {
  return html`<ul class="tags">
${tags.map(
  (tag) => html`<li class="card"><h3><a href="${tagAddress(visit, tag.name)}">${tag.name}</a></h3>
${tag.widget({ label: '' }).render()}</li>\n`,
)}</ul>`
}
