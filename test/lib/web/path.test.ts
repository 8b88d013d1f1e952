import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPath, parsePath, pathTo } from '../../../lib/web/path.ts'

describe('parsePath', () => {
  it.each([
    ['/', [], true],
    ['/a', ['a'], false],
    ['/a/b/', ['a', 'b'], true],
    ['/a%20b/%C3%BC?x=/../#y', ['a b', 'ü'], false],
    ['/a;b=c', ['a;b=c'], false],
    ['/...', ['...'], false],
  ])('%s', (url, parts, isFolder) => {
    expect(parsePath(url)).toEqual({ parts, isFolder })
  })

  it.each([
    '',
    'a',
    '//',
    '//evil.example/a',
    '/a//b',
    '/a/../b',
    '/a/./b',
    '/..',
    '/%2e%2e/a',
    '/.%2e',
    '/a/..%2fb',
    '/a%2fb',
    '/a/%5c..',
    '/..\\a',
    '/a\\b',
    '/%00',
    '/a%0d%0aSet-Cookie',
    '/%7f',
    '/%c0%ae%c0%ae/a',
    '/%c0%af',
    '/%ff',
    '/%',
    '/%zz',
    `/${'a'.repeat(longestPath)}`,
  ])('%j is not understood', (url) => {
    expect(parsePath(url)).toBeUndefined()
  })

  it('reads back what pathTo writes, and never gives a part that leads elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 10, unit: 'binary' })), (parts) => {
        const isWell = parts.every((part) => !/[\ud800-\udfff]/u.test(part))
        if (!isWell) return
        const parsed = parsePath(pathTo(parts))
        if (parsed !== undefined && parts.length > 0) expect(parsed.parts).toEqual(parts)
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '.', '%2e', '%2f', '%5c', '\\', 'a', '%00', '%c0%ae') }),
        (text) => {
          const parts = parsePath(`/${text}`)?.parts ?? []
          expect(parts.some((part) => ['', '.', '..'].includes(part) || /[/\\\0]/.test(part))).toBe(false)
        },
      ),
    )
  })
})
