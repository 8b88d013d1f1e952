import { describe, expect, it } from 'vitest'
import { checkTagName, tagName } from '../../../nodes/_config/tag-name.ts'

describe('checkTagName', () => {
  it.each(['room', '/room/temp', '/1st', 'Küche', "=tv('/a') + 1", '/a b'])('accepts %j', (name) => {
    expect(checkTagName({ name }, 'name')).toEqual([])
  })

  it.each([
    ['1st', 'tagNameDigit', { name: '1st' }],
    ['a$b', 'tagNameChar', { char: '$' }],
    ['a-b', 'tagNameChar', { char: '-' }],
    ['=', 'tagNameExpression', {}],
    ['/=', 'tagNameExpression', {}],
    ['x'.repeat(600), 'tagNameLong', { max: 512 }],
  ])('refuses %.20s', (name, reason, data) => {
    expect(checkTagName({ name }, 'name')).toMatchObject([{ property: 'name', code: 'KAITHEM_NAME', reason, data }])
  })
})

it('tagName answers the form under which the tag is kept', () => {
  expect(tagName(' room/temp ')).toBe('/room/temp')
  expect(() => tagName('')).toThrow(expect.objectContaining({ code: 'KAITHEM_NAME' }))
})
