import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveTemplate } from '../../../../lib/web/template/uri.ts'

describe('resolveTemplate', () => {
  it.each([
    ['b.html', 'a.html', 'b.html'],
    ['b.html', '/a.html', '/b.html'],
    ['b.html', '/x/y/a.html', '/x/y/b.html'],
    ['./b.html', 'x/a.html', 'x/b.html'],
    ['../b.html', '/x/y/a.html', '/x/b.html'],
    ['../b.html', 'x/a.html', 'b.html'],
    ['/b.html', 'x/y/a.html', '/b.html'],
    ['/x/../b.html', 'a', '/b.html'],
    ['x/./y/../b', '/a', '/x/b'],
    ['ä b.html', '/a', '/ä b.html'],
    ['..b', '/a', '/..b'],
  ])('%s from %s is %s', (uri, from, expected) => {
    expect(resolveTemplate(uri, from)).toBe(expected)
  })

  it.each([
    ['', 'a'],
    ['..', '/x/a'],
    ['.', '/x/a'],
    ['/', '/x/a'],
    ['x/', '/a'],
    ['../b', '/a'],
    ['../b', 'a'],
    ['../../b', '/x/a'],
    ['/../b', '/x/a'],
    ['//b', '/x/a'],
    ['x//b', '/a'],
    ['..\\b', '/x/a'],
    ['\\b', '/x/a'],
    ['b\0.html', '/a'],
    ['b\n', '/a'],
    ['%2e%2e/b', '/x/a'],
    ['..%2fb', '/x/a'],
    ['%5Cb', '/x/a'],
    ['b%00', '/a'],
    ['a'.repeat(2000), '/a'],
  ])('refuses %j from %s', (uri, from) => {
    expect(() => resolveTemplate(uri, from)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  it('never leaves the root', () => {
    const part = fc.constantFrom('..', '.', 'a', '/', '\\', '%2e', '', 'b')
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('/a', '/x/a', 'x/y/a'), (parts, from) => {
        let result: string
        try {
          result = resolveTemplate(parts.join('/'), from)
        } catch {
          return
        }
        expect(result).toMatch(/^\/?[^/\\]+(?:\/[^/\\]+)*$/)
        expect(result.split('/')).not.toContain('..')
      }),
    )
  })
})
