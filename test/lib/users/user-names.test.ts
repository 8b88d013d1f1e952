import { describe, expect, it } from 'vitest'
import { groupName, groupNames, userName } from '../../../lib/users/user-names.ts'

describe('names', () => {
  it.each(['ann', 'Ann Müller', 'ann@example.org', 'constructor', '__guest__', 'a/b', '岳'])(
    '%s may be a user',
    (name) => {
      expect(userName(name)).toBe(name)
    },
  )

  it.each(['', ' ann', 'ann ', 'a\nb', 'a\0b', '__proto__', '__admin__', 'x'.repeat(257)])('%j may not', (name) => {
    expect(() => userName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(() => groupName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  it.each([undefined, null, 5, {}, []])('%j is of the wrong type', (name) => {
    expect(() => userName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })

  it('a group cannot be called as the guest', () => {
    expect(() => groupName('__guest__')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('groupNames', () => {
  it('takes a list, each name once', () => {
    expect(groupNames(['a', 'b', 'a'])).toEqual(['a', 'b'])
    expect(groupNames(undefined)).toEqual([])
    expect(() => groupNames('a')).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(() => groupNames([['a']])).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
