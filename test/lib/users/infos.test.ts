import { describe, expect, it } from 'vitest'
import { groupInfo, userInfo } from '../../../lib/users/infos.ts'
import { userRig } from './rig.ts'

describe('userInfo', () => {
  it('tells of an account, without its password', () => {
    const { directory } = userRig({
      users: { ann: { groups: [], password: 'secret', settings: { tabtospace: false } } },
    })
    const info = userInfo(directory, 'ann')
    expect(info).toEqual({ name: 'ann', groups: [], settings: { tabtospace: false }, hasPassword: true })
    expect(JSON.stringify(info)).not.toContain('secret')
  })

  it('tells who knows a user of a source', () => {
    const { directory, engine } = userRig()
    engine.sources.add({ name: 'door', get: () => ({ groups: ['Guests'] }) }, () => {})
    expect(userInfo(directory, 'cat')).toMatchObject({ groups: ['Guests'], hasPassword: false, source: 'door' })
  })

  it('knows nobody else', () => {
    expect(userInfo(userRig().directory, 'constructor')).toBeUndefined()
  })
})

describe('groupInfo', () => {
  it('tells what a group gives and to whom', () => {
    const { directory } = userRig({
      users: { ann: ['crew'] },
      groups: { crew: { permissions: ['/b', '/a'], limits: { x: 1 } } },
    })
    expect(groupInfo(directory, 'crew')).toEqual({
      name: 'crew',
      permissions: ['/a', '/b'],
      limits: { x: 1 },
      members: ['ann'],
    })
    expect(groupInfo(directory, '__proto__')).toBeUndefined()
  })
})
