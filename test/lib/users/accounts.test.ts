import { describe, expect, it } from 'vitest'
import { checkPassword, defaultAccounts, readAccounts, readLimits } from '../../../lib/users/accounts.ts'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('readAccounts', () => {
  it('takes tables and lists, in full and in short', () => {
    const table = readAccounts({ users: { ann: { groups: ['crew'] }, bob: ['crew'] }, groups: { crew: ['/a'] } }, false)
    const list = readAccounts(
      {
        users: [
          { name: 'ann', groups: ['crew'] },
          { username: 'bob', groups: ['crew'] },
        ],
        groups: [{ name: 'crew', permissions: ['/a'] }],
      },
      false,
    )
    expect(list).toEqual(table)
    expect([...table.users.keys()]).toEqual(['ann', 'bob'])
    expect(table.groups.get('crew')?.permissions).toEqual(new Set(['/a']))
  })

  it.each([
    [null, 'KAITHEM_TYPE'],
    [[], 'KAITHEM_TYPE'],
    [{ users: 5 }, 'KAITHEM_TYPE'],
    [{ users: [{}] }, 'KAITHEM_TYPE'],
    [{ users: [null] }, 'KAITHEM_TYPE'],
    [{ users: { ann: { groups: 'crew' } } }, 'KAITHEM_TYPE'],
    [{ users: { ann: { password: 5 } } }, 'KAITHEM_TYPE'],
    [{ users: { ann: { password: '' } } }, 'KAITHEM_VALUE'],
    [{ users: { '': {} } }, 'KAITHEM_VALUE'],
    [JSON.parse('{"users": {"__proto__": {}}}'), 'KAITHEM_VALUE'],
    [{ groups: { crew: { permissions: '/a' } } }, 'KAITHEM_TYPE'],
    [{ groups: { crew: { limits: { a: -1 } } } }, 'KAITHEM_VALUE'],
  ])('refuses %j', (data, wanted) => {
    expect(() => readAccounts(data, true)).toThrow(code(wanted))
  })

  it('leaves out what cannot be, where somebody wants to know', () => {
    const skipped: string[] = []
    const data = { users: { ann: {}, bob: { groups: 5 } }, groups: { crew: { limits: 5 } } }
    const { users, groups } = readAccounts(data, true, (name) => skipped.push(name))
    expect([...users.keys()]).toEqual(['ann'])
    expect(groups.size).toBe(0)
    expect(skipped).toEqual(['bob', 'crew'])
  })

  it('tells passwords from hashes', () => {
    const { users } = readAccounts({ users: { a: { password: 'x' }, b: { password: { hash: 'h' } } } }, true)
    expect([users.get('a')?.password, users.get('b')?.password]).toEqual([{ plain: 'x' }, { hash: 'h' }])
  })
})

describe('readLimits', () => {
  it.each([[[1]], ['1'], [5]])('%j are none', (limits) => {
    expect(() => readLimits(limits)).toThrow(code('KAITHEM_TYPE'))
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '5', null])('%j is none', (limit) => {
    expect(() => readLimits({ a: limit })).toThrow(code('KAITHEM_VALUE'))
  })
})

describe('checkPassword', () => {
  it('takes 1 to 1,024 characters', () => {
    expect(checkPassword('x'.repeat(1024))).toHaveLength(1024)
    expect(() => checkPassword('')).toThrow(code('KAITHEM_VALUE'))
    expect(() => checkPassword('x'.repeat(1025))).toThrow(code('KAITHEM_VALUE'))
    expect(() => checkPassword(undefined)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('defaultAccounts', () => {
  it('are guests who may see, and administrators without anybody in them', () => {
    const { users, groups } = defaultAccounts()
    expect([...users.keys()]).toEqual(['__guest__'])
    expect([...(groups.get('Guests')?.permissions ?? [])].every((name) => name.endsWith('.view'))).toBe(true)
    expect(groups.get('Administrators')?.permissions).toEqual(new Set(['__all_permissions__']))
  })
})
