import { describe, expect, it } from 'vitest'
import { builtinPermissions, PermissionList, permissionName, permissionNames } from '../../../lib/users/permissions.ts'

describe('permissionName', () => {
  it('knows the spellings of one permission', () => {
    expect(permissionName('users/alerts.acknowlege')).toBe('/users/alerts.acknowledge')
    expect(permissionName('/users/alerts.acknowledge')).toBe('/users/alerts.acknowledge')
    expect(permissionName('admin/users.edit')).toBe('/admin/users.edit')
    expect(permissionName('my own')).toBe('my own')
  })

  it.each([undefined, null, 5, {}, ['/a']])('%j is of the wrong type', (name) => {
    expect(() => permissionName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })

  it.each(['', '  ', 'x'.repeat(513)])('%j cannot be one', (name) => {
    expect(() => permissionNames([name])).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('PermissionList', () => {
  it('has the built-in ones, sorted', () => {
    const all = new PermissionList().all()
    expect(all.map(({ name }) => name)).toEqual(builtinPermissions.map(({ name }) => name).sort())
    expect(all).toHaveLength(21)
  })

  it('shows the description that came last, and the one before when that is taken back', () => {
    const list = new PermissionList()
    const text = (): string | undefined => list.all().find(({ name }) => name === '/fog.use')?.description
    const first = list.add('/fog.use', 'first')
    const second = list.add('/fog.use', 'second')
    expect(text()).toBe('second')
    second()
    second()
    expect(text()).toBe('first')
    first()
    expect(text()).toBeUndefined()
  })

  it('keeps a built-in one whose description was changed for a while', () => {
    const list = new PermissionList()
    list.add('/users/logs.view', 'mine')()
    expect(list.all().find(({ name }) => name === '/users/logs.view')?.description).toBe('read logs')
  })
})
