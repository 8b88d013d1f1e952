import { expect, it } from 'vitest'
import { parseCookies, setCookie } from '../../../lib/web/cookies.ts'

it('reads cookies, the first of a name', () => {
  const cookies = parseCookies('a=1; b = 2;c; a=3; __proto__=x; d=e=f')
  expect([...cookies]).toEqual([
    ['a', '1'],
    ['b', '2'],
    ['__proto__', 'x'],
    ['d', 'e=f'],
  ])
  expect(parseCookies(undefined).size).toBe(0)
  expect(parseCookies('x=1;'.repeat(100_000)).size).toBe(1)
})

it('writes a cookie that no script reads and no other site sends', () => {
  expect(setCookie('a', 'b', { path: '/', isSecure: false })).toBe('a=b; Path=/; HttpOnly; SameSite=Lax')
  expect(setCookie('a', 'b', { path: '/red', isSecure: true, maxAge: 60.5 })).toBe(
    'a=b; Path=/red; HttpOnly; SameSite=Lax; Secure; Max-Age=60',
  )
})
