import { expect, it } from 'vitest'
import { knowSecret, secrets } from '../../../nodes/device/secrets.editor.ts'

it('grows with the secrets that types have', () => {
  expect(Object.keys(secrets)).toContain('secret_password')
  knowSecret('token')
  expect(secrets.secret_token).toEqual({ type: 'password' })
})
