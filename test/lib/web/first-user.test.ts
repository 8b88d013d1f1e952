import { expect, it } from 'vitest'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { FirstUser } from '../../../lib/web/first-user.ts'
import { userRig } from '../users/rig.ts'

function rig(options?: Parameters<typeof userRig>[0]) {
  const { engine } = userRig(options)
  return { engine, first: new FirstUser(createFakeSecrets(), engine) }
}

it('is asked for until somebody who may do everything has a password', async () => {
  const { engine, first } = rig()
  const path = String(first.path)
  expect(path).toBe('/kaithem/setup?key=token-1')
  expect([first.isKey('token-1'), first.isKey('token-2'), first.isKey(undefined)]).toEqual([true, false, false])
  engine.addUser('ann', { groups: ['Administrators'] })
  expect(first.isMissing).toBe(true)
  await engine.setPassword('ann', 'correct horse')
  expect([first.isMissing, first.path, first.isKey('token-1')]).toEqual([false, undefined, false])
})

it('counts no guest, and nobody with less', async () => {
  const { engine, first } = rig({ groups: { Guests: ['__all_permissions__'], crew: ['/admin/users.edit'] } })
  expect(first.isMissing).toBe(true)
  engine.changeGroup('Guests', (group) => {
    group.permissions = new Set()
  })
  engine.addUser('bob', { groups: ['crew'] })
  await engine.setPassword('bob', 'battery staple')
  expect(first.isMissing).toBe(true)
})

it('counts users from elsewhere who can log in, and those whom only the host knows', () => {
  const { engine, first } = rig()
  const user = { permissions: ['__all_permissions__'] }
  const off = engine.sources.add({ name: 'mute', get: () => user, names: () => ['eve'] }, () => {})
  expect(first.isMissing).toBe(true)
  off()
  engine.sources.add({ name: 'door', get: () => user, names: () => ['eve'], verify: () => true }, () => {})
  expect(first.isMissing).toBe(false)
  const other = rig().first
  other.hasOthers = true
  expect([other.isMissing, other.path]).toEqual([false, undefined])
})
