import { describe, expect, it } from 'vitest'
import { mayDo } from '../../../lib/users/rights.ts'
import { userRig } from './rig.ts'

const lost = (user: string, permission: string) => ['/system/permissions/rmfromuser', [user, permission]]
const house = { users: { ann: ['crew'], bob: [] }, groups: { crew: ['/fog.use', '/door.open'] } }

describe('changes', () => {
  it('post what a user loses, and nothing that somebody else still gives', () => {
    const { engine, posted } = userRig(house)
    engine.changeGroup('Guests', (group) => {
      group.permissions = new Set(['/door.open'])
    })
    posted.length = 0
    engine.changeUser('ann', (account) => {
      account.groups = []
    })
    expect(posted).toEqual([lost('ann', '/fog.use')])
  })

  it('post nothing for who may do everything', () => {
    const { engine, posted } = userRig(house)
    engine.changeUser('ann', (account) => {
      account.groups = ['Administrators']
    })
    expect(posted).toEqual([])
    engine.changeUser('ann', (account) => {
      account.groups = ['crew']
    })
    expect(posted).toEqual([lost('ann', '__all_permissions__')])
  })

  it('of the guest concern everybody', () => {
    const { engine, posted } = userRig({ ...house, groups: { ...house.groups, Guests: ['/see'] } })
    engine.changeUser('__guest__', (account) => {
      account.groups = []
    })
    expect(posted).toEqual([lost('__guest__', '/see'), lost('ann', '/see'), lost('bob', '/see')])
  })

  it('of a group concern its members, also when it goes', () => {
    const { engine, posted, directory } = userRig(house)
    engine.removeGroup('crew')
    expect(posted).toEqual([lost('ann', '/fog.use'), lost('ann', '/door.open')])
    expect(mayDo(directory, 'ann', '/fog.use')).toBe(false)
  })

  it('of a removed group are not given back by a new one of its name', () => {
    const { engine } = userRig({ users: { ann: ['crew', 'Guests'] }, groups: { crew: ['/door.open'] } })
    engine.removeGroup('crew')
    expect(engine.directory.user('ann')?.groups).toEqual(['Guests'])
    engine.addGroup('crew', ['__all_permissions__'])
    expect(mayDo(engine.directory, 'ann', '/door.open')).toBe(false)
  })

  it('end the logins of who is removed', async () => {
    const { engine, posted } = userRig({ users: { ann: { password: 'p', groups: ['Administrators'] } } })
    const token = await engine.logins.login('ann', 'p', undefined)
    expect(engine.userOf(token)).toBe('ann')
    engine.removeUser('ann')
    expect(engine.userOf(token)).toBeUndefined()
    expect(posted).toContainEqual(lost('ann', '__all_permissions__'))
    expect(() => engine.removeUser('ann')).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
    expect(() => engine.removeUser('__guest__')).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })
})

describe('keeping', () => {
  it('writes accounts that were added or changed, and not those that options give anyway', async () => {
    const { engine, kept, clock } = userRig(house)
    engine.addUser('eve', { groups: [] })
    await clock.advance(0)
    expect(Object.keys(kept().users)).toEqual(['__guest__', 'eve'])
    expect(Object.keys(kept().groups)).toEqual(['Administrators', 'Guests'])
    engine.changeUser('ann', ({ settings }) => settings.set('mine', 1))
    engine.changeGroup('crew', () => {})
    await clock.advance(0)
    expect(Object.keys(kept().users).sort()).toEqual(['__guest__', 'ann', 'eve'])
    expect(kept().groups.crew.permissions).toEqual(['/door.open', '/fog.use'])
  })

  it('keeps the password of a changed account from options, as a hash', async () => {
    const first = userRig({ users: { ann: { password: 'secret' } } })
    first.engine.changeUser('ann', (account) => {
      account.groups = ['Administrators']
    })
    await first.clock.advance(0)
    await first.clock.advance(0)
    expect(first.kept().users.ann.password.hash).toMatch(/^fake/)
    const second = userRig({}, first.files)
    expect(await second.engine.logins.login('ann', 'secret', undefined)).toMatch(/^token/)
    expect(mayDo(second.directory, 'ann', '/x')).toBe(true)
  })

  it('goes on where nothing can be written, and says so', async () => {
    const { engine, files, log, clock, directory } = userRig(house)
    engine.directory.names()
    files.failWrites = 'read-only'
    engine.addUser('eve', {})
    await clock.advance(0)
    expect(directory.names()).toContain('eve')
    expect(log.entries).toMatchObject([{ level: 'error', text: expect.stringContaining('read-only') }])
  })

  it('takes a thousand users', async () => {
    const { engine, clock, files, directory } = userRig(house)
    for (let index = 0; index < 1000; index++) engine.addUser(`user ${index}`, { groups: ['crew'] })
    await clock.advance(0)
    expect(mayDo(directory, 'user 999', '/fog.use')).toBe(true)
    const again = userRig(house, files)
    expect(again.directory.names()).toHaveLength(1003)
    again.engine.changeGroup('crew', (group) => {
      group.permissions = new Set()
    })
    expect(again.posted).toHaveLength(2002)
  })
})

describe('setPassword', () => {
  it('ends the old password and its logins at once', async () => {
    const { engine } = userRig({ users: { ann: { password: 'old' } } })
    const token = await engine.logins.login('ann', 'old', undefined)
    const change = engine.setPassword('ann', 'new')
    expect(engine.userOf(token)).toBeUndefined()
    await change
    await engine.logins.login('ann', 'new', undefined)
    await expect(engine.logins.login('ann', 'old', undefined)).rejects.toMatchObject({ code: 'KAITHEM_DENIED' })
  })

  it('lets the last of several count', async () => {
    const { engine } = userRig(house)
    await Promise.all([engine.setPassword('ann', 'one'), engine.setPassword('ann', 'two')])
    await engine.logins.login('ann', 'two', undefined)
    await Promise.all([engine.setPassword('ann', 'three'), engine.setPassword('ann', null)])
    await expect(engine.logins.login('ann', 'three', undefined)).rejects.toMatchObject({ code: 'KAITHEM_DENIED' })
  })

  it('gives nothing to guests and strangers', async () => {
    const { engine } = userRig(house)
    await expect(engine.setPassword('__guest__', 'p')).rejects.toMatchObject({ code: 'KAITHEM_STATE' })
    await expect(engine.setPassword('nobody', 'p')).rejects.toMatchObject({ code: 'KAITHEM_KEY' })
  })
})

it('refuses a second user or group of a name, and groups that do not exist', () => {
  const { engine } = userRig(house)
  expect(() => engine.addUser('ann', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  expect(() => engine.addGroup('crew', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  expect(engine.knownGroups(['crew'])).toEqual(['crew'])
  expect(() => engine.knownGroups(['crew', 'gone'])).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
})
