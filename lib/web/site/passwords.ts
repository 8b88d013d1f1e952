/** Two fields for a new password, and what is asked of it. @module */

import { KaithemError } from '../../errors.ts'
import { html, type Markup } from '../../markup.ts'
import { checkPassword } from '../../users/accounts.ts'
import type { Fields } from '../http.ts'
import type { Visit } from '../routes.ts'

/** Characters at least; only the pages ask for it, code may do what it likes. */
const shortest = 8

export function passwordFields(visit: Visit): Markup {
  const field = (id: string, key: string): Markup => html`<label for="${id}">${visit.text(key)}</label>
<input id="${id}" name="${id}" type="password" autocomplete="new-password" required minlength="${shortest}" maxlength="1024">`
  return html`${field('password', 'password.new')}
${field('repeated', 'password.repeated')}`
}

/** The new password of a form. @throws KAITHEM_VALUE with a text for the visitor */
export function newPassword(visit: Visit, form: Fields): string {
  const password = form.get('password') ?? ''
  if (password.length < shortest) throw new KaithemError('KAITHEM_VALUE', visit.text('password.short', { shortest }))
  if (password !== form.get('repeated')) throw new KaithemError('KAITHEM_VALUE', visit.text('password.differs'))
  return checkPassword(password)
}
