/** Parts of a page that are replaced in place when a widget says that something has changed. @module */

import { html, type Markup } from '../../markup.ts'
import type { Visit } from '../routes.ts'

export interface LivePart {
  /** Where the part is asked for again, below the root. */
  readonly from: string
  /** The widget that tells of changes, and its value now. */
  readonly on: string
  readonly value: string
  readonly content: Markup | ''
  /** More attributes. */
  readonly attributes?: Markup | undefined
}

export function livePart(
  { request }: Pick<Visit, 'request'>,
  { from, on, value, content, attributes }: LivePart,
): Markup {
  return html`<div data-kaithem-refresh="${request.root}${from}" data-kaithem-on="${on}" data-kaithem-value="${value}"${
    attributes === undefined ? '' : html` ${attributes}`
  }>
${content}
</div>`
}
