/** The frame of every page: head, navigation bar, colours. @module */

import { html, type Markup } from '../../markup.ts'
import { htmlAnswer } from '../answers.ts'
import { themeCookie } from '../cookie-names.ts'
import type { WebAnswer } from '../http.ts'
import type { NavBar } from '../nav-bar.ts'
import type { Visit } from '../routes.ts'
import { maySeeAlerts, maySeeDevices, maySeeTags } from './rights.ts'

export interface PageParts {
  /** For the tab of the browser. */
  readonly title: string
  readonly main: Markup
  /** More for the head: styles, scripts. */
  readonly head?: Markup | undefined
  readonly status?: number | undefined
  readonly headers?: WebAnswer['headers'] | undefined
  /** Whether the page is code of users: then scripts of its own run, from wherever it likes. */
  readonly isOpen?: boolean | undefined
  /** Without the navigation bar. */
  readonly isBare?: boolean | undefined
  /** The content type (default: HTML). */
  readonly type?: string | undefined
}

/** Colours that a visitor may choose; the first follows the device. */
export const themes = ['auto', 'light', 'dark'] as const

/** The built-in pages of the navigation bar, each with what is needed to see it. */
const places = [
  { path: 'kaithem/alerts', key: 'alerts.title', needs: maySeeAlerts },
  { path: 'kaithem/tags', key: 'tags.title', needs: maySeeTags },
  { path: 'kaithem/devices', key: 'devices.title', needs: maySeeDevices },
] as const

/** What our own pages may load: nothing from elsewhere, and no script that we did not write. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

export class Layout {
  /** What stands above the content; set once the pages exist. */
  banner: (visit: Visit) => Markup | '' = () => ''
  private readonly navBar: NavBar
  /** Changes when the style does, so that browsers may keep it. */
  private readonly version: string

  constructor(navBar: NavBar, version: string) {
    this.navBar = navBar
    this.version = version
  }

  /** A page in its frame. */
  page(visit: Visit, parts: PageParts): WebAnswer {
    const { request, language } = visit
    const theme = chosenTheme(visit)
    const page = html`<!DOCTYPE html>
<html lang="${language}"${theme === 'auto' ? '' : html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
<title>${parts.title}</title>
<link rel="stylesheet" href="${request.root}/kaithem/static/site.css?v=${this.version}">
<link rel="stylesheet" href="${request.root}/kaithem/static/widget.css">
<link rel="icon" href="${request.root}/kaithem/static/icon.svg" type="image/svg+xml">
<script src="${request.root}/kaithem/static/widget.js"></script>
<script src="${request.root}/kaithem/static/site.js" defer></script>
${parts.head}
</head>
<body>
<a class="skip" href="#main">${visit.text('layout.skip')}</a>
${parts.isBare ? '' : html`${this.bar(visit)}${this.banner(visit)}`}
<main id="main">
${parts.main}
</main>
${parts.isBare ? '' : themeForm(visit, theme)}
</body>
</html>
`
    const type = parts.type === undefined ? {} : { 'Content-Type': parts.type }
    const safe = parts.isOpen ? {} : { 'Content-Security-Policy': policy(visit.nonce), ...sameOriginOnly }
    return htmlAnswer(page, parts.status, { ...safe, ...type, ...parts.headers })
  }

  private bar(visit: Visit): Markup {
    const { request, user } = visit
    const link = (path: string, text: string): Markup => {
      const isHere = request.path.join('/') === path
      return html`<li><a href="${request.root}/${path}"${isHere ? html` aria-current="page"` : ''}>${text}</a></li>`
    }
    return html`<header class="bar">
<nav aria-label="${visit.text('layout.nav')}"><ul>
${link('kaithem', visit.text('front.title'))}
${places.map(({ path, key, needs }) => (visit.may(needs) ? link(path, visit.text(key)) : ''))}
${this.navBar.items().map((item) => html`<li>${item}</li>\n`)}
${visit.may('/admin/users.edit') ? link('kaithem/users', visit.text('users.title')) : ''}
</ul></nav>
<ul class="who">
${
  user === ''
    ? link('kaithem/login', visit.text('login.title'))
    : html`${link('kaithem/account', user)}
<li><form method="post" action="${request.root}/kaithem/logout">${csrfField(visit)}<button class="link">${visit.text('logout.title')}</button></form></li>`
}
</ul>
</header>`
  }
}

const sameOriginOnly = { 'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin' }

/** The field by which a form proves to be ours. */
export function csrfField(visit: Visit): Markup {
  return html`<input type="hidden" name="csrf" value="${visit.csrf}">`
}

function chosenTheme({ request }: Visit): string {
  const chosen = request.cookie(themeCookie(request))
  return themes.find((theme) => theme === chosen) ?? themes[0]
}

function themeForm(visit: Visit, chosen: string): Markup {
  const { request } = visit
  const back = request.method === 'GET' || request.method === 'HEAD' ? request.url : '/kaithem'
  return html`<footer><form method="post" action="${request.root}/kaithem/theme" class="themes" aria-label="${visit.text('theme.title')}">
${csrfField(visit)}<input type="hidden" name="back" value="${back}">
${themes.map(
  (theme) =>
    html`<button class="link" name="theme" value="${theme}"${theme === chosen ? html` aria-pressed="true"` : ''}>${visit.text(`theme.${theme}`)}</button>\n`,
)}
</form>
<p><button class="link" data-kaithem-sound hidden>${visit.text('banner.sound')}</button></p></footer>`
}
