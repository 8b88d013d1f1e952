import { expect, it } from 'vitest'
import { timeOf, zoneOf } from '../../../../lib/web/site/times.ts'

it('is in the language of the visitor and in the zone they chose', () => {
  const at = Date.UTC(2026, 6, 1, 12) / 1000
  const german = String(timeOf({ language: 'de' }, at, 'Europe/Berlin'))
  expect(german).toBe('<time datetime="2026-07-01T12:00:00.000Z">01.07.2026, 14:00</time>')
  expect(String(timeOf({ language: 'en-US' }, at, 'UTC'))).toContain('Jul 1, 2026')
  const users = { setting: (user: string, name: string) => `${name} of ${user}` }
  expect(zoneOf(users, { user: 'ann' })).toBe('timezone of ann')
})
