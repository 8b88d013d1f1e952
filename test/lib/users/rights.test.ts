import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Accounts, readAccounts } from '../../../lib/users/accounts.ts'
import { type Directory, limitOf, mayDo, permissionsOf } from '../../../lib/users/rights.ts'

function directory(data: object): Directory {
  const { users, groups }: Accounts = readAccounts(data, true)
  return { user: (name) => users.get(name), group: (name) => groups.get(name) }
}

const house = directory({
  users: { __guest__: ['Guests'], ann: ['crew', 'gone'], root: ['Administrators'], nobody: [] },
  groups: {
    Guests: { permissions: ['/door.see'], limits: { size: 10 } },
    crew: { permissions: ['/fog.use'], limits: { size: 50, speed: 5 } },
    Administrators: ['__all_permissions__'],
  },
})

describe('mayDo', () => {
  it.each([
    ['ann', '/fog.use', true],
    ['ann', '/door.see', true],
    ['ann', '/stage.use', false],
    ['root', '/stage.use', true],
    ['root', '__never__', false],
    ['nobody', '/door.see', true],
    ['nobody', '/fog.use', false],
    ['__guest__', '/door.see', true],
    ['__guest__', '/fog.use', false],
    ['stranger', '/door.see', false],
    ['stranger', '__guest__', true],
    ['__admin__', '/door.see', false],
    ['constructor', '/door.see', false],
    ['__proto__', '/door.see', false],
  ])('%s, %s: %s', (user, permission, may) => {
    expect(mayDo(house, user, permission)).toBe(may)
  })

  it('gives everything to everybody when guests have everything', () => {
    const open = directory({ users: { __guest__: ['all'], ann: [] }, groups: { all: ['__all_permissions__'] } })
    expect(mayDo(open, 'ann', '/x')).toBe(true)
    expect(mayDo(open, 'stranger', '/x')).toBe(false)
  })

  it('works without a guest', () => {
    expect(mayDo(directory({ users: { ann: [] } }), 'ann', '/x')).toBe(false)
  })

  it('agrees with the list of permissions, whatever the groups', () => {
    const names = fc.subarray(['a', 'b', 'c'])
    const permissions = fc.subarray(['/1', '/2', '/3', '__all_permissions__'])
    fc.assert(
      fc.property(names, names, permissions, permissions, permissions, (guest, ann, a, b, c) => {
        const some = directory({ users: { __guest__: guest, ann }, groups: { a, b, c } })
        const all = permissionsOf(some, 'ann')
        for (const permission of ['/1', '/2', '/3', '/4']) {
          expect(mayDo(some, 'ann', permission)).toBe(all.has('__all_permissions__') || all.has(permission))
        }
      }),
    )
  })
})

describe('limitOf', () => {
  it.each([
    ['ann', 'size', 100, 50],
    ['ann', 'size', 20, 20],
    ['nobody', 'size', 100, 10],
    ['stranger', 'size', 100, 10],
    ['root', 'size', 100, 100],
    ['ann', 'constructor', 100, 0],
  ])('%s, %s, at most %i: %i', (user, name, maximum, limit) => {
    expect(limitOf(house, user, name, maximum)).toBe(limit)
  })
})
