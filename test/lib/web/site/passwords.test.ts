import { expect, it } from 'vitest'
import { createFields } from '../../../../lib/web/fields.ts'
import type { Visit } from '../../../../lib/web/routes.ts'
import { newPassword, passwordFields } from '../../../../lib/web/site/passwords.ts'

const visit = { text: (key: string) => key } as unknown as Visit
const ask = (password: string, repeated = password) =>
  newPassword(visit, createFields(Object.entries({ password, repeated })))

it('takes a password that was given twice and is long enough', () => {
  expect(ask('12345678')).toBe('12345678')
  expect(ask(' spaces count ')).toBe(' spaces count ')
})

it.each([
  ['1234567', '1234567', 'password.short'],
  ['12345678', '12345679', 'password.differs'],
  ['x'.repeat(1025), undefined, 'characters'],
])('refuses %j, %j', (password, repeated, text) => {
  expect(() => ask(password, repeated)).toThrow(text)
})

it('has two labelled fields that password managers understand', () => {
  const text = String(passwordFields(visit))
  expect(text.match(/type="password" autocomplete="new-password"/g)).toHaveLength(2)
  for (const id of ['password', 'repeated']) expect(text).toContain(`<label for="${id}">`)
})
