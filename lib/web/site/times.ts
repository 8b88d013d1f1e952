/** Times on pages: in the language and the zone of the visitor. @module */

import { html, type Markup } from '../../markup.ts'
import type { UsersApi } from '../../users/api.ts'
import type { Visit } from '../routes.ts'

/** An instant, epoch seconds, as a `<time>`. */
export function timeOf({ language }: Pick<Visit, 'language'>, seconds: number, timeZone: string): Markup {
  const date = new Date(seconds * 1000)
  const shown = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date)
  return html`<time datetime="${date.toISOString()}">${shown}</time>`
}

/** The zone a visitor chose. */
export function zoneOf(users: Pick<UsersApi, 'setting'>, { user }: Pick<Visit, 'user'>): string {
  return String(users.setting(user, 'timezone'))
}
