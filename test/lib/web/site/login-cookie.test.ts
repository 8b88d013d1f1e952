import { expect, it } from 'vitest'
import { giveLogin, placeOf, takeLogin } from '../../../../lib/web/site/login-cookie.ts'
import type { LiveVisit } from '../../../../lib/web/visit.ts'

function visit(agent?: string) {
  const request = { host: 'pi', root: '/red', isSecure: true, address: '10.0.0.5', header: () => agent }
  return { request, cookies: [] as string[] } as unknown as LiveVisit
}

it('gives and takes the login under the same name and path', () => {
  const one = visit()
  giveLogin(one, 'abc')
  takeLogin(one)
  expect(one.cookies).toEqual([
    '__Secure-kaithem=abc; Path=/red; HttpOnly; SameSite=Lax; Secure; Max-Age=7776000',
    '__Secure-kaithem=; Path=/red; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
  ])
})

it('notes where it was, and not more of it than needed', () => {
  expect(placeOf(visit())).toEqual({ address: '10.0.0.5', agent: '' })
  expect(placeOf(visit('x'.repeat(5000))).agent).toHaveLength(300)
})
