import { describe, expect, it } from 'vitest'
import { isExpressionName, maxNameLength, normalizeName } from '../../../lib/tags/names.ts'
import { codeOf } from './support.ts'

describe('normalizeName', () => {
  it.each([
    ['foo', '/foo'],
    ['/foo', '/foo'],
    ['  foo  ', '/foo'],
    ['//foo', '//foo'],
    ['foo/', '/foo/'],
    ['/a b', '/a b'],
    ['Foo', '/Foo'],
    ['/1foo', '/1foo'],
    ['täg/日本', '/täg/日本'],
    [`a_b.c:d;e'f"g[0]`, `/a_b.c:d;e'f"g[0]`],
    ["=tv('/a') + 1", "=tv('/a') + 1"],
    ["/=tv('/a')", "=tv('/a')"],
    ['=1', '=1'],
    ['/=1', '=1'],
    ['= 1', '= 1'],
  ])('%j becomes %j', (name, expected) => {
    expect(normalizeName(name)).toBe(expected)
    expect(normalizeName(normalizeName(name))).toBe(expected)
  })

  it.each(['', '   ', '1foo', '9', '=', '= ', '/='])('refuses %j', (name) => {
    expect(codeOf(() => normalizeName(name))).toBe('KAITHEM_NAME')
  })

  it.each([...'{}|\\<>,?-=+)(*&^%$#@!~`\n\r\t\0'])('refuses %j inside a name, or replaces it', (char) => {
    expect(codeOf(() => normalizeName(`a${char}b`))).toBe('KAITHEM_NAME')
    expect(normalizeName(`a${char}b`, '_')).toBe('/a_b')
  })

  it('refuses what is not a string', () => {
    expect(codeOf(() => normalizeName(5 as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => normalizeName(undefined as never))).toBe('KAITHEM_TYPE')
  })

  it('recommends only what is legal', () => {
    expect(() => normalizeName('1foo')).toThrow('write "/1foo"')
    expect(() => normalizeName('50% off')).toThrow('"%" is not allowed')
  })

  it('takes the replacement as an option', () => {
    expect([normalizeName('a-b', { replacement: '_' }), normalizeName('a-b', '.')]).toEqual(['/a_b', '/a.b'])
  })

  it('limits the length, and does not repeat huge names in the message', () => {
    expect(normalizeName('a'.repeat(maxNameLength - 1))).toHaveLength(maxNameLength)
    expect(codeOf(() => normalizeName('a'.repeat(maxNameLength)))).toBe('KAITHEM_NAME')
    expect(codeOf(() => normalizeName(`=${'1+'.repeat(maxNameLength)}1`))).toBe('KAITHEM_NAME')
    expect(() => normalizeName('?'.repeat(1e6))).toThrow(/^.{1,300}$/)
  })

  it('knows expressions', () => {
    expect([isExpressionName('=1'), isExpressionName('/1')]).toEqual([true, false])
  })
})
