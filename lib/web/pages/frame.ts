/** Puts pages of users into the frame that all pages have, piece by piece where they are sent so. @module */

import { html, Markup } from '../../markup.ts'
import type { Layout as SiteLayout } from '../site/layout.ts'
import type { Layout } from './layout.ts'

/** The frame of the site, divided where the text of the page stands. */
export function siteFrame(site: Pick<SiteLayout, 'page'>): Layout {
  return (visit, { title, navigation, theme, banner }) => {
    // Nobody can write it beforehand.
    const mark = `<!-- ${visit.nonce} -->`
    const head = theme === '' ? undefined : html`<link rel="stylesheet" href="${theme}">`
    const top = banner === '' ? '' : html`<div class="banner">${new Markup(banner)}</div>\n`
    const main = html`${top}${new Markup(mark)}`
    const { body, headers = {} } = site.page(visit, { title, main, head, isOpen: true, isBare: !navigation })
    const text = typeof body === 'string' ? body : mark
    const at = text.indexOf(mark)
    return { before: text.slice(0, at), after: text.slice(at + mark.length), headers }
  }
}
