import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import type { UsersApi } from '../../../lib/users/api.ts'

function users(): UsersApi {
  return createKaithem({
    clock: new ManualClock(1_700_000_000),
    secrets: createFakeSecrets(),
    users: {
      users: { ann: ['crew'] },
      groups: { crew: ['/fog.use', '/users/alerts.acknowledge'], Guests: ['/admin/mainpage.view'] },
    },
  }).users
}

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('check_permission', () => {
  it('needs all of a list', () => {
    const { check_permission: may } = users()
    expect(may('ann', ['/fog.use', '/admin/mainpage.view'])).toBe(true)
    expect(may('ann', ['/fog.use', '/stage.use'])).toBe(false)
    expect([may('ann', []), may('nobody', [])]).toEqual([true, false])
  })

  it('takes the empty name of pages for the guest, and what is no name for nobody', () => {
    const { check_permission: may } = users()
    expect(may('', '/admin/mainpage.view')).toBe(true)
    expect(may('', '/fog.use')).toBe(false)
    for (const name of [undefined, null, 5, {}, ['ann'], '__proto__', 'constructor', 'x'.repeat(1e6)]) {
      expect(may(name as never, '/admin/mainpage.view')).toBe(false)
      expect(may(name as never, [])).toBe(false)
    }
  })

  it('knows a permission by all its spellings', () => {
    const { check_permission: may } = users()
    expect(may('ann', '/users/alerts.acknowlege')).toBe(true)
    expect(may('ann', 'users/alerts.acknowledge')).toBe(true)
  })

  it.each([undefined, null, 5, {}])('refuses %j as a permission', (permission) => {
    expect(() => users().check_permission('ann', permission as never)).toThrow(code('KAITHEM_TYPE'))
    expect(() => users().check_permission('nobody', ['/a', permission as never])).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('wrong input', () => {
  it.each([
    ['add_user', ['ann'], 'KAITHEM_STATE'],
    ['add_user', ['__proto__'], 'KAITHEM_VALUE'],
    ['add_user', [5], 'KAITHEM_TYPE'],
    ['add_user', ['bob', 'password'], 'KAITHEM_TYPE'],
    ['add_user', ['bob', { password: '' }], 'KAITHEM_VALUE'],
    ['add_user', ['bob', { groups: 'crew' }], 'KAITHEM_TYPE'],
    ['set_password', ['nobody', 'x'], 'KAITHEM_KEY'],
    ['set_password', ['ann', undefined], 'KAITHEM_TYPE'],
    ['set_groups', ['ann', ['gone']], 'KAITHEM_KEY'],
    ['set_groups', ['nobody', []], 'KAITHEM_KEY'],
    ['add_to_group', ['ann', 'gone'], 'KAITHEM_KEY'],
    ['add_group', ['crew'], 'KAITHEM_STATE'],
    ['add_group', [''], 'KAITHEM_VALUE'],
    ['remove_group', ['gone'], 'KAITHEM_KEY'],
    ['set_permissions', ['crew', '/a'], 'KAITHEM_TYPE'],
    ['set_permissions', ['gone', []], 'KAITHEM_KEY'],
    ['set_limits', ['crew', { a: -1 }], 'KAITHEM_VALUE'],
    ['set_setting', ['__guest__', 'timezone', 'UTC'], 'KAITHEM_STATE'],
    ['set_setting', ['ann', 'timezone', 'Mars'], 'KAITHEM_VALUE'],
    ['setting', ['ann', 5], 'KAITHEM_TYPE'],
    ['login', ['ann', undefined], 'KAITHEM_TYPE'],
    ['login', ['ann', 'p', { address: 5 }], 'KAITHEM_TYPE'],
    ['register_permission', [''], 'KAITHEM_VALUE'],
    ['add_source', [{}], 'KAITHEM_TYPE'],
  ] as const)('%s(%j): %s', (name, args, wanted) => {
    const api = users() as unknown as Record<string, (...args: readonly unknown[]) => unknown>
    expect(() => api[name]?.(...args)).toThrow(code(wanted))
  })

  it('leaves nothing behind when a user could not be added', () => {
    const api = users()
    expect(() => api.add_user('bob', { password: '' })).toThrow()
    expect(api.has('bob')).toBe(false)
  })
})

it('the failure of a login that nobody waits for does not end the process', async () => {
  const api = users()
  const seen: unknown[] = []
  const listen = (error: unknown): void => void seen.push(error)
  process.on('unhandledRejection', listen)
  void api.login('ann', 'wrong')
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', listen)
  expect(seen).toEqual([])
})
