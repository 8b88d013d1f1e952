/** Every route of the table, for every kind of visitor, from our own pages and from others', by real HTTP. @module */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import type { Route } from '../../../../lib/web/routes.ts'
import { webRig } from '../../../lib/web/rig.ts'
import { startRed, type TestRed } from '../../../support/red.ts'
import { rows } from './access-table.ts'

const { routes } = webRig().engine.table
const keyOf = ({ method, path }: Route): string => `${method} ${path}`

let red: TestRed
const password = 'correct horse'

beforeAll(async () => {
  red = await startRed()
  const { users } = kaithem
  users.add_group('matrix')
  await Promise.all([
    users.add_user('matrix-user', { password }),
    users.add_user('matrix-member', { password, groups: ['matrix'] }),
    users.add_user('matrix-admin', { password, groups: ['Administrators'] }),
  ])
})
afterAll(() => red.stop())

interface Visitor {
  readonly cookie: string
  readonly csrf: string
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const csrfIn = (page: string): string => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** A guest with a form, or somebody who has just logged in. */
async function visitor(name?: string): Promise<Visitor> {
  const { port } = new URL(red.http)
  const login = name === undefined ? '' : `kaithem-${port}=${await kaithem.users.login(name, password)}`
  const page = await fetch(`${red.http}/kaithem/login`, { headers: { cookie: login } })
  return { cookie: [login, cookiesOf(page)].filter((part) => part !== '').join('; '), csrf: csrfIn(await page.text()) }
}

async function ask(route: Route, { cookie, csrf }: Visitor, origin: string | undefined, more = {}): Promise<Response> {
  const row = rows[keyOf(route)]
  const url = `${red.http}${row?.url ?? route.path}`
  const from = origin === undefined ? {} : { origin }
  if (route.method === 'GET') return fetch(url, { headers: { cookie, ...from, ...more }, redirect: 'manual' })
  const body = new URLSearchParams({ csrf, ...row?.form })
  return fetch(url, { method: 'POST', body, headers: { cookie, ...from, ...more }, redirect: 'manual' })
}

/** What guests and members may do: what the route asks for, or nothing. */
function grant(route: Route, toGuests: boolean): void {
  const permissions = typeof route.access === 'object' ? route.access.permissions : []
  kaithem.users.set_permissions('matrix', permissions)
  kaithem.users.set_permissions('Guests', toGuests ? permissions : [])
}

const visitors = ['guest', 'guest with the right', 'user without it', 'user with it', 'administrator'] as const
const names = [undefined, undefined, 'matrix-user', 'matrix-member', 'matrix-admin'] as const

/** Whether a visitor may use a route from our own pages. */
function mayUse({ access }: Route, kind: (typeof visitors)[number]): boolean {
  if (access === 'public') return true
  if (access === 'login') return !kind.startsWith('guest')
  return !['guest', 'user without it'].includes(kind)
}

test('every route has its row, and every row its route', () => {
  expect(Object.keys(rows).sort()).toEqual(routes.map(keyOf).sort())
  expect(routes.filter(({ access }) => access === 'checked')).toEqual([])
})

describe.each(routes.map((route) => [keyOf(route), route] as const))('%s', (key, route) => {
  test.each(visitors.map((kind, index) => [kind, names[index]] as const))('%s', async (kind, name) => {
    grant(route, kind === 'guest with the right')
    const reached = rows[key]?.status
    const refused = kind.startsWith('guest') ? 303 : 403
    const own = await ask(route, await visitor(name), red.http)
    expect(own.status).toBe(mayUse(route, kind) ? reached : refused)
    if (own.status === 303 && !mayUse(route, kind)) {
      expect(own.headers.get('location')).toMatch(route.method === 'GET' ? /^\/kaithem\/login\?back=/ : /^\/kaithem$/)
    }
    const foreign = await ask(route, await visitor(name), 'http://evil.example')
    expect(foreign.status).toBe(route.method === 'GET' && route.access === 'public' ? reached : 403)
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('made up cookies are those of a guest', async () => {
    grant(route, false)
    const { port } = new URL(red.http)
    const guest = await visitor()
    for (const token of ['made-up', '', '..', '%00', 'x'.repeat(3000), '__proto__']) {
      const cookie = `${guest.cookie}; kaithem-${port}=${token}`
      const answer = await ask(route, { ...guest, cookie }, red.http)
      expect(answer.status).toBe(route.access === 'public' ? rows[key]?.status : 303)
    }
  })

  if (route.method === 'POST') {
    test('nothing is changed without the token, from nowhere, from almost here, or as another type', async () => {
      grant(route, false)
      const admin = await visitor('matrix-admin')
      const attempts: [Partial<Visitor>, string | undefined, object, number][] = [
        [{ csrf: '' }, red.http, {}, 403],
        [{ csrf: (await visitor()).csrf }, red.http, {}, 403],
        [{ csrf: (await visitor('matrix-admin')).csrf }, red.http, {}, 403],
        [{}, undefined, {}, 403],
        [{}, 'null', {}, 403],
        [{}, `${red.http}0`, {}, 403],
        [{}, red.http, { 'sec-fetch-site': 'cross-site' }, 403],
        [{}, red.http, { 'content-type': 'text/plain' }, 400],
      ]
      for (const [change, origin, headers, status] of attempts) {
        const answer = await ask(route, { ...admin, ...change }, origin, headers)
        expect(answer.status, JSON.stringify([change, origin, headers])).toBe(status)
      }
      expect(kaithem.users.names()).toEqual(['__guest__', 'matrix-admin', 'matrix-member', 'matrix-user'])
    })
  }
})

test('a login that ended is that of a guest', async () => {
  const admin = await visitor('matrix-admin')
  const users = { method: 'GET', path: '/kaithem/users', access: 'login', answer: () => ({}) } as const
  expect((await ask(users, admin, undefined)).status).toBe(200)
  kaithem.users.logout_all('matrix-admin')
  expect((await ask(users, admin, undefined)).status).toBe(303)
})
