/** Routes for the editor: rights, errors, and that loading again never doubles them. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { type AdminRoute, addAdminRoute } from '../../../nodes/_runtime/admin-routes.ts'
import { oncePer } from '../../../nodes/_runtime/once-per.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { nodeRedMajor, startRed, type TestRed } from '../../support/red.ts'
import { folderOf } from '../../support/red-process.ts'
import { apiOf } from './api.ts'

let red: TestRed
let RED: Red

/** Users by name; a token is the name. Nobody may look without one. */
const rights: Record<string, string> = { reader: 'read', admin: '*' }
const adminAuth = {
  type: 'credentials',
  users: (username: string) => Promise.resolve({ username, permissions: rights[username] }),
  authenticate: () => Promise.resolve(null),
  default: () => Promise.resolve(null),
  tokens: (token: string) => Promise.resolve(rights[token] ? { username: token, permissions: rights[token] } : null),
}

beforeAll(async () => {
  red = await startRed({ settings: { adminAuth } })
  RED = apiOf(red)
  const auth = red.RED as unknown as { auth: Red['auth'] }
  RED = { ...RED, auth: auth.auth }
  const add = (route: Omit<AdminRoute, 'permission'> & { permission?: AdminRoute['permission'] }): void =>
    addAdminRoute(RED, { permission: 'kaithem.read', ...route })
  add({ path: 'test/hello', answer: (query) => ({ hello: query.get('name') }) })
  add({ path: 'test/text', answer: () => ({ contentType: 'text/plain', text: 'plain' }) })
  add({ path: 'test/change', method: 'POST', permission: 'kaithem.write', answer: () => 'changed' })
  add({ path: 'test/echo', method: 'POST', answer: (_query, body) => ({ body }) })
  const failures: [string, unknown][] = [
    ['key', new KaithemError('KAITHEM_KEY', 'nothing there')],
    ['value', new KaithemError('KAITHEM_VALUE', 'not like that')],
    ['bug', new TypeError('x is not a function')],
  ]
  for (const [path, error] of failures) {
    add({
      path: `test/${path}`,
      answer: () => {
        throw error
      },
    })
  }
})
afterAll(() => red.stop())

async function ask(path: string, user = 'reader', method = 'GET'): Promise<[status: number, body: unknown]> {
  const headers = user === '' ? {} : { Authorization: `Bearer ${user}` }
  const response = await fetch(`${red.http}/${path}`, { headers, method })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return [response.status, isJson ? JSON.parse(text) : text]
}

test('answers JSON to whoever may read', async () => {
  expect(await ask('test/hello?name=a%26b')).toEqual([200, { hello: 'a&b' }])
  expect(await ask('test/text')).toEqual([200, 'plain'])
})

test.each([
  ['test/hello', '', 'GET', 401],
  ['test/hello', 'stranger', 'GET', 401],
  ['test/change', 'reader', 'POST', 401],
  ['test/change', 'admin', 'POST', 200],
  ['test/change', 'admin', 'GET', 404],
  ['kaithem/editor/tags', '', 'GET', 401],
  ['kaithem/editor/diagnostics', '', 'GET', 401],
  ['types/other/@kaithem/node-red-kaithem.d.ts', '', 'GET', 401],
])('%s as "%s" with %s: %i', async (path, user, method, status) => {
  expect((await ask(path, user, method))[0]).toBe(status)
})

test('no route of the package is open to whoever has no right to it', async () => {
  // Nodes get the app of the runtime, which is mounted in the one of the editor.
  const { httpAdmin } = createRequire(join(folderOf(nodeRedMajor === 5 ? 5 : 4), 'package.json'))('@node-red/runtime')
  const own = [...oncePer(httpAdmin, 'routes', (): Map<string, AdminRoute> => new Map())]
  expect(own.map(([key]) => key)).toEqual(
    expect.arrayContaining([
      'GET /kaithem/editor/gpio',
      'GET /kaithem/editor/gpio/pins',
      'POST /kaithem/editor/gpio/pin',
      'GET /kaithem/editor/tags',
    ]),
  )
  for (const [key, { path, permission, method = 'GET' }] of own) {
    expect([key, (await ask(path, '', method))[0]]).toEqual([key, 401])
    expect([key, (await ask(path, 'stranger', method))[0]]).toEqual([key, 401])
    if (permission === 'kaithem.write') expect([key, (await ask(path, 'reader', method))[0]]).toEqual([key, 401])
    else expect([key, (await ask(path, 'reader', method))[0]]).not.toEqual([key, 401])
    // What changes something needs more than the right to look.
    if (method === 'POST') expect([key, permission]).toEqual([key, 'kaithem.write'])
  }
})

test.each([
  ['key', 404, 'KAITHEM_KEY', 'nothing there'],
  ['value', 400, 'KAITHEM_VALUE', 'not like that'],
  ['bug', 500, 'unexpected_error', 'x is not a function'],
])('errors are coded: %s', async (path, status, code, message) => {
  expect(await ask(`test/${path}`)).toEqual([status, { code, message }])
})

test('a route added again takes the place of the earlier one, in the same middleware', async () => {
  const layers = (): number => (RED.httpAdmin as unknown as { _router: { stack: object[] } })._router.stack.length
  const before = layers()
  addAdminRoute(RED, { path: 'test/hello', permission: 'kaithem.read', answer: () => 'again' })
  expect(await ask('test/hello')).toEqual([200, 'again'])
  expect(layers()).toBe(before)
})

test('hands on what came as JSON', async () => {
  const post = async (type: string, body: string): Promise<unknown> => {
    const headers = { Authorization: 'Bearer reader', 'Content-Type': type }
    const response = await fetch(`${red.http}/test/echo`, { method: 'POST', headers, body })
    return response.json()
  }
  expect(await post('application/json', '{"a":[1]}')).toEqual({ body: { a: [1] } })
  expect(JSON.stringify(await post('text/plain', 'a'))).not.toContain('"a"')
})
