import { describe, expect, test } from 'vitest'
import { type AdminAuth, adminUsers, kaithemPermissions } from '../../../nodes/kaithem/admin-users.ts'
import { until } from '../../support/wait.ts'

const known = ['/users/tagpoints.view', '/users/tagpoints.edit', '/users/devices.read', '__all_permissions__']
const seeing = ['/users/tagpoints.view', '/users/devices.read']

function rig(adminAuth: AdminAuth | undefined) {
  const state = { now: 1000 }
  const checkPassword = async (password: string, hash: string): Promise<boolean> => hash === `hash of ${password}`
  const source = adminUsers({
    adminAuth: () => adminAuth,
    permissions: () => known,
    now: () => state.now,
    checkPassword,
  })
  return { state, source }
}

const list = {
  type: 'credentials',
  users: [
    { username: 'root', password: 'hash of toor', permissions: '*' },
    { username: 'eve', password: 'hash of eve', permissions: ['read', '/fog.use'] },
    { username: 'nothing' },
    null,
    'text',
  ],
}

describe('kaithemPermissions', () => {
  test.each([
    ['*', ['__all_permissions__']],
    [['read', '*'], ['__all_permissions__']],
    ['read', seeing],
    [['*.read'], seeing],
    ['kaithem.read', seeing],
    ['flows.read', []],
    ['write', []],
    ['/fog.use', ['/fog.use']],
    [
      ['read', '/fog.use'],
      [...seeing, '/fog.use'],
    ],
    [undefined, []],
    [[null, 5, {}], []],
  ])('%j', (granted, wanted) => {
    expect(kaithemPermissions(granted, known)).toEqual(wanted)
  })
})

describe('users in a list', () => {
  test('are known by name, and by no other', () => {
    const { source } = rig(list)
    expect(source.get('root')).toEqual({ permissions: ['__all_permissions__'] })
    expect(source.get('eve')).toEqual({ permissions: [...seeing, '/fog.use'] })
    expect(source.get('nothing')).toEqual({ permissions: [] })
    for (const name of ['stranger', '__proto__', 'constructor', '']) expect(source.get(name)).toBeUndefined()
    expect(source.names?.()).toEqual(['root', 'eve', 'nothing'])
  })

  test('log in with their password', async () => {
    const { source } = rig(list)
    const tries = [
      ['root', 'toor'],
      ['root', 'eve'],
      ['nothing', ''],
      ['stranger', 'x'],
    ] as const
    expect(await Promise.all(tries.map(([name, password]) => source.verify?.(name, password)))).toEqual([
      ...[true, false, false, false],
    ])
  })

  test('may be one alone, and may be in a module', () => {
    const one = { username: 'ann', permissions: '*' }
    expect(rig({ users: one }).source.get('ann')).toBeDefined()
    expect(rig({ type: 'strategy', module: { users: [one] } }).source.names?.()).toEqual(['ann'])
  })

  test.each([undefined, {}, { users: null }, { users: 'root' }])('%j: nobody', (auth) => {
    const { source } = rig(auth as AdminAuth | undefined)
    expect([source.get('root'), source.names?.()]).toEqual([undefined, []])
  })
})

describe('users by a function', () => {
  function asked() {
    const calls: string[] = []
    const users = async (username: string) => {
      calls.push(username)
      if (username === 'broken') throw new Error('oh')
      return username === 'ann' ? { username, permissions: '*' } : null
    }
    return { calls, ...rig({ type: 'credentials', users }) }
  }

  test('are known once the function has answered, and asked for again when the answer is old', async () => {
    const { source, calls, state } = asked()
    expect(source.get('ann')).toBeUndefined()
    await until(() => source.get('ann') !== undefined)
    source.get('ann')
    expect(calls).toEqual(['ann'])
    state.now += 61
    expect(source.get('ann')).toBeDefined()
    await until(() => calls.length === 2)
  })

  test('are waited for before a login', async () => {
    const { source } = asked()
    await source.prepare?.('ann')
    expect(source.get('ann')).toEqual({ permissions: ['__all_permissions__'] })
  })

  test('are unknown when the function fails or knows nobody', async () => {
    const { source } = asked()
    for (const name of ['broken', 'stranger']) {
      await source.prepare?.(name)
      expect(source.get(name)).toBeUndefined()
    }
    expect(source.names?.()).toEqual([])
  })

  test('do not fill the memory, whatever names are asked for', async () => {
    const { source, calls } = asked()
    for (let index = 0; index < 3000; index++) source.get(`name ${index}`)
    await until(() => calls.length === 1000)
    await source.prepare?.('ann')
    expect(source.get('ann')).toBeDefined()
  })

  test('log in by the function authenticate', async () => {
    const { source } = rig({ authenticate: async (name: string, password: string) => password === name && { name } })
    expect([await source.verify?.('ann', 'ann'), await source.verify?.('ann', 'x')]).toEqual([true, false])
  })
})
