/** The web part on a real Node-RED: mounted once, in front of http-in nodes below its own roots and behind them elsewhere. @module */

import { connect } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { root } from '../../../support/package-info.ts'
import { startRed, type TestRed } from '../../../support/red.ts'
import { until } from '../../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
  await red.deploy([
    { id: 'in', type: 'http in', url: '/mine', method: 'get', wires: [['out']] },
    { id: 'below', type: 'http in', url: '/kaithem/mine', method: 'get', wires: [['out']] },
    { id: 'post', type: 'http in', url: '/mine', method: 'post', wires: [['out']] },
    { id: 'out', type: 'http response', wires: [] },
  ])
})
afterAll(() => red.stop())

test('answers below its root, and leaves other paths to http-in nodes', async () => {
  const front = await fetch(`${red.http}/kaithem/`, { redirect: 'manual' })
  expect([front.status, front.headers.get('location')?.replace(/=.*/, '')]).toEqual([303, '/kaithem/login?back'])
  expect(front.headers.get('access-control-allow-origin')).toBeNull()
  expect(front.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await fetch(`${red.http}/kaithem/mine`)).status).toBe(404)
  expect((await fetch(`${red.http}/mine`)).status).toBe(200)
  expect((await fetch(`${red.http}/mine`, { method: 'POST', body: 'x=1' })).status).toBe(200)
  expect((await fetch(`${red.http}/nothing`)).status).toBe(404)
})

test('leaves the editor and its routes alone', async () => {
  expect((await fetch(`${red.http}/`)).headers.get('content-type')).toContain('text/html')
  expect((await fetch(`${red.http}/kaithem/editor/diagnostics`)).headers.get('content-type')).toContain('json')
})

describe('controllers', () => {
  test('come after http-in nodes', async () => {
    const scope = kaithem.scope('controllers')
    scope.web.controllers.set(['mine'], () => 'controller')
    scope.web.controllers.set(['hello'], (name: string) => `Hello ${name}`)
    expect(await (await fetch(`${red.http}/hello/ann`)).text()).toBe('Hello ann')
    expect(await (await fetch(`${red.http}/mine/below`)).text()).toBe('controller')
    expect(await (await fetch(`${red.http}/mine`)).text()).toBe('{}')
    scope.close()
    expect((await fetch(`${red.http}/hello/ann`)).status).toBe(404)
  })

  test('get forms, whoever read them before', async () => {
    const scope = kaithem.scope('controllers')
    scope.web.controllers.set(['echo'], async (values: object) =>
      JSON.stringify({ ...values, raw: Buffer.from(await kaithem.web.request().bytes()).toString() }),
    )
    const post = async (body: string | FormData | URLSearchParams, headers = {}) =>
      JSON.parse(await (await fetch(`${red.http}/echo?q=1`, { method: 'POST', body, headers })).text())
    expect(await post(new URLSearchParams('a=1&a=2&b=%C3%BC&c%5Bd%5D=5'))).toEqual({
      ...{ q: '1', a: ['1', '2'], b: 'ü', 'c[d]': '5' },
      raw: 'a=1&a=2&b=%C3%BC&c%5Bd%5D=5',
    })
    expect(await post('{"a":[1]}', { 'content-type': 'application/json' })).toEqual({ q: '1', raw: '{"a":[1]}' })
    const form = new FormData()
    form.append('f', new Blob(['abc']), 'a.txt')
    expect(await post(form)).toMatchObject({ q: '1', f: { field: 'f', filename: 'a.txt' } })
    scope.close()
  })

  test('answer 413 to bodies beyond the limit, and the connection ends', async () => {
    const scope = kaithem.scope('controllers')
    scope.web.controllers.set(['big'], async () => (await kaithem.web.request().bytes()).length)
    const post = (size: number) => fetch(`${red.http}/big`, { method: 'POST', body: Buffer.alloc(size) })
    expect(await (await post(1_000_000)).text()).toBe('1000000')
    const refused = await post(1_000_001)
    expect([refused.status, refused.headers.get('connection')]).toEqual([413, 'close'])
    scope.close()
  })
})

test('paths that could be understood in two ways reach nothing', async () => {
  const { hostname, port } = new URL(red.http)
  const forms = [
    '/kaithem/..%2fusers',
    '/kaithem/%5c..%5cusers',
    '/kaithem/..\\users',
    '/kaithem//users',
    '/kaithem/%00',
    '/kaithem/%c0%ae',
  ]
  for (const path of [...forms, `/kaithem/${'a/'.repeat(2000)}`]) {
    let got = ''
    const socket = connect(Number(port), hostname)
    socket.on('data', (data) => {
      got += data
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
    await until(() => got.includes('\r\n'), 10_000, 'an answer')
    socket.destroy()
    expect(got, path).toMatch(/^HTTP\/1\.1 400 /)
  }
})

test('is mounted once, however often the package is loaded', async () => {
  const stack = () =>
    (red.RED as unknown as { httpNode: { _router: { stack: object[] } } }).httpNode._router.stack.length
  const server = (red.RED as unknown as { server: NodeJS.EventEmitter }).server
  const before = [stack(), server.listenerCount('upgrade')]
  const entry: string = pathToFileURL(join(root, 'dist/nodes/kaithem/kaithem.js')).href
  const { default: plugin } = (await import(entry)) as { default(RED: object): void }
  let onadd: () => void = () => {}
  const runtime = red.RED as unknown as Record<string, unknown>
  plugin({
    ...runtime,
    ...{ events: red.RED.events, httpNode: runtime.httpNode, httpAdmin: runtime.httpAdmin, server, log: runtime.log },
    ...{ settings: red.RED.settings, hooks: runtime.hooks, _: String },
    plugins: { registerPlugin: (_id: string, definition: { onadd(): void }) => (onadd = definition.onadd) },
  })
  onadd()
  expect([stack(), server.listenerCount('upgrade')]).toEqual(before)
  expect((await fetch(`${red.http}/kaithem/login`)).status).toBe(200)
})
