import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createFakeSecrets } from '../../lib/platform/fake/secrets.ts'
import { createNodeSecrets } from '../../lib/platform/node/secrets.ts'
import { temporaryFolders } from '../support/temp.ts'

const folder = temporaryFolders()
const lost = '/system/permissions/rmfromuser'

function rig(more: object = {}) {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({
    clock,
    secrets: createFakeSecrets(),
    users: {
      users: { ann: { groups: ['crew'], password: 'correct horse' }, bob: {} },
      groups: { crew: { permissions: ['/fog.use'], limits: { 'web.maxbytes': 500 } } },
    },
    ...more,
  })
  return { clock, k, users: k.users }
}

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('kaithem.users.check_permission(username, permission)', () => {
  it('kaithem.users.check_permission is true for who has it, and false for users that do not exist', () => {
    const { users } = rig()
    expect(users.check_permission('ann', '/fog.use')).toBe(true)
    expect(users.check_permission('bob', '/fog.use')).toBe(false)
    expect(users.check_permission('nobody', '/admin/mainpage.view')).toBe(false)
    users.set_permissions('Guests', ['/admin/mainpage.view'])
    expect(users.check_permission('__guest__', '/admin/mainpage.view')).toBe(true)
    expect(users.checkPermission('ann', ['/fog.use', '/admin/mainpage.view'])).toBe(true)
    expect(users.check_permission('nobody', '__guest__')).toBe(true)
    expect(users.check_permission('ann', '__never__')).toBe(false)
  })
})

describe('kaithem.users', () => {
  it('kaithem.users.permissions lists what somebody was given', () => {
    const { users } = rig()
    expect(users.permissions('ann')).toContain('/fog.use')
    users.set_permissions('Guests', ['/admin/mainpage.view'])
    expect(users.permissions('ann')).toContain('/admin/mainpage.view')
    expect(users.permissions('nobody')).toEqual([])
  })

  it('kaithem.users.limit is the highest of all groups', () => {
    const { users } = rig()
    expect([users.limit('ann', 'web.maxbytes'), users.limit('ann', 'web.maxbytes', 100)]).toEqual([500, 100])
    expect([users.limit('bob', 'web.maxbytes'), users.limit('ann', 'other')]).toEqual([0, 0])
  })

  it('kaithem.users.has tells whether somebody is known', () => {
    const { users } = rig()
    expect(['ann', '__guest__', '', 'nobody'].map((name) => users.has(name))).toEqual([true, true, true, false])
  })

  it('kaithem.users.names lists everybody', () => {
    expect(rig().users.names()).toEqual(['__guest__', 'ann', 'bob'])
  })

  it('kaithem.users.get describes a user', () => {
    expect(rig().users.get('ann')).toEqual({ name: 'ann', groups: ['crew'], settings: {}, hasPassword: true })
    expect(rig().users.get('nobody')).toBeUndefined()
  })

  it('kaithem.users.add_user adds somebody who can log in and is kept over a restart', async () => {
    const vardir = folder()
    const first = rig({ vardir })
    await first.users.add_user('eve', { password: 'a secret', groups: ['Administrators'] })
    expect(first.users.check_permission('eve', '/anything')).toBe(true)
    first.k.close()
    const second = rig({ vardir })
    expect(second.users.check_permission('eve', '/anything')).toBe(true)
    expect(second.users.user_of(await second.users.login('eve', 'a secret'))).toBe('eve')
    expect(() => second.users.add_user('eve')).toThrow(code('KAITHEM_STATE'))
    second.k.close()
  })

  it('kaithem.users.remove_user removes somebody', () => {
    const { users } = rig()
    users.remove_user('ann')
    expect(users.has('ann')).toBe(false)
    expect(() => users.remove_user('ann')).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.users.set_password changes a password', async () => {
    const { users, clock } = rig()
    await users.set_password('ann', 'battery staple')
    await users.login('ann', 'battery staple')
    await expect(users.login('ann', 'correct horse')).rejects.toMatchObject({ code: 'KAITHEM_DENIED' })
    await users.set_password('ann', null)
    await clock.advance(3)
    await expect(users.login('ann', 'battery staple')).rejects.toMatchObject({ code: 'KAITHEM_DENIED' })
  })

  it('kaithem.users.set_groups posts what somebody loses', async () => {
    const { users, k, clock } = rig()
    const seen: unknown[] = []
    k.message.subscribe(lost, (message: unknown) => seen.push(message))
    users.set_groups('ann', [])
    await clock.advance(0)
    expect(seen).toEqual([['ann', '/fog.use']])
    expect(users.check_permission('ann', '/fog.use')).toBe(false)
  })

  it('kaithem.users.add_to_group gives what the group gives', () => {
    const { users } = rig()
    users.add_to_group('bob', 'crew')
    users.add_to_group('bob', 'crew')
    expect(users.get('bob')?.groups).toEqual(['crew'])
    expect(users.check_permission('bob', '/fog.use')).toBe(true)
  })

  it('kaithem.users.remove_from_group takes it away', () => {
    const { users } = rig()
    users.remove_from_group('ann', 'crew')
    users.removeFromGroup('ann', 'crew')
    expect(users.check_permission('ann', '/fog.use')).toBe(false)
  })

  it('kaithem.users.groups lists the groups', () => {
    expect(rig().users.groups()).toEqual(['Administrators', 'Guests', 'crew'])
  })

  it('kaithem.users.group describes a group', () => {
    expect(rig().users.group('crew')).toEqual({
      name: 'crew',
      permissions: ['/fog.use'],
      limits: { 'web.maxbytes': 500 },
      members: ['ann'],
    })
  })

  it('kaithem.users.add_group adds a group', () => {
    const { users } = rig()
    users.add_group('sound', ['/mixer.use'])
    users.add_group('light')
    users.set_groups('bob', ['sound', 'light'])
    expect(users.check_permission('bob', '/mixer.use')).toBe(true)
  })

  it('kaithem.users.remove_group takes everything away that it gave', () => {
    const { users } = rig()
    users.remove_group('crew')
    expect([users.group('crew'), users.check_permission('ann', '/fog.use')]).toEqual([undefined, false])
  })

  it('kaithem.users.set_permissions sets what a group permits', () => {
    const { users } = rig()
    users.set_permissions('crew', ['/fan.use'])
    expect([users.check_permission('ann', '/fan.use'), users.check_permission('ann', '/fog.use')]).toEqual([
      true,
      false,
    ])
  })

  it('kaithem.users.set_limits sets the limits of a group', () => {
    const { users } = rig()
    users.set_limits('crew', { 'web.maxbytes': 900 })
    expect(users.limit('ann', 'web.maxbytes')).toBe(900)
  })

  it('kaithem.users.setting tells what a user chose, or what holds for everybody', () => {
    const { users } = rig()
    expect([users.setting('ann', 'timezone'), users.setting('', 'restrict-lan')]).toEqual(['UTC', false])
    expect(users.setting('ann', 'unknown')).toBeUndefined()
  })

  it('kaithem.users.set_setting sets and forgets it', () => {
    const { users } = rig()
    users.set_setting('ann', 'timezone', 'Asia/Tokyo')
    expect(users.setting('ann', 'timezone')).toBe('Asia/Tokyo')
    users.set_setting('ann', 'timezone', null)
    expect(users.setting('ann', 'timezone')).toBe('UTC')
  })

  it('kaithem.users.login gives a token, and makes an account wait after a wrong password', {
    timeout: 60_000,
  }, async () => {
    const { users, clock } = rig({ secrets: createNodeSecrets() })
    await expect(users.login('ann', 'wrong')).rejects.toMatchObject({ data: { reason: 'password' } })
    await expect(users.login('ann', 'correct horse')).rejects.toMatchObject({ data: { reason: 'locked' } })
    await clock.advance(3)
    expect(await users.login('ann', 'correct horse')).toMatch(/^[\w-]{43}$/)
  })

  it('kaithem.users.user_of tells whose token it is', async () => {
    const { users } = rig()
    expect(users.user_of(await users.login('ann', 'correct horse'))).toBe('ann')
    expect([users.user_of('made up'), users.user_of(undefined as never)]).toEqual([null, null])
  })

  it('kaithem.users.logout ends one login', async () => {
    const { users } = rig()
    const [one, two] = [await users.login('ann', 'correct horse'), await users.login('ann', 'correct horse')]
    expect([users.logout(one), users.logout(one)]).toEqual([true, false])
    expect([users.user_of(one), users.user_of(two)]).toEqual([null, 'ann'])
  })

  it('kaithem.users.logout_all ends all of a user', async () => {
    const { users } = rig()
    const token = await users.login('ann', 'correct horse')
    users.logout_all('ann')
    expect(users.user_of(token)).toBeNull()
  })

  it('kaithem.users.known_permissions has the built-in ones', () => {
    const names = rig()
      .users.known_permissions()
      .map(({ name }) => name)
    expect(names).toContain('/users/alerts.acknowledge')
    expect(names).toContain('__all_permissions__')
    expect(names).toEqual([...names].sort())
  })

  it('kaithem.users.register_permission adds one for as long as its owner lives', () => {
    const { users, k } = rig()
    const scene = k.scope('scene')
    scene.users.register_permission('/fog.use', 'use the fog machine')
    expect(users.known_permissions()).toContainEqual({ name: '/fog.use', description: 'use the fog machine' })
    scene.close()
    expect(users.known_permissions().some(({ name }) => name === '/fog.use')).toBe(false)
  })

  it('kaithem.users.add_source takes users from elsewhere for as long as its owner lives', async () => {
    const { users, k } = rig()
    const scene = k.scope('scene')
    scene.users.add_source({
      name: 'door',
      get: (name) => (name === 'cat' ? { permissions: ['/flap.use'] } : undefined),
      names: () => ['cat'],
      verify: (_name, password) => password === 'meow',
    })
    expect(users.check_permission('cat', '/flap.use')).toBe(true)
    users.set_permissions('Guests', ['/admin/mainpage.view'])
    expect(users.check_permission('cat', '/admin/mainpage.view')).toBe(true)
    expect(users.names()).toContain('cat')
    expect(users.user_of(await users.login('cat', 'meow'))).toBe('cat')
    expect(() => users.set_groups('cat', ['crew'])).toThrow(code('KAITHEM_STATE'))
    scene.close()
    expect(users.has('cat')).toBe(false)
  })
})
