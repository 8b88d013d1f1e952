/** The web part below a root of its own, behind a proxy, and its websocket beside those of Node-RED. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { nodeRedMajor, startRed, type TestRed } from '../../../support/red.ts'
import { folderOf, type NodeRedMajor } from '../../../support/red-process.ts'
import { until } from '../../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  const settings = { httpNodeRoot: '/red', kaithem: { trustProxy: 'loopback', baseDomain: 'example.co.uk' } }
  red = await startRed({ settings })
  await red.deploy([
    { id: 'listener', type: 'websocket-listener', path: '/ws/mine', wholemsg: 'false' },
    { id: 'in', type: 'websocket in', server: 'listener', client: '', wires: [['probe']] },
    { id: 'probe', type: 'test-probe', wires: [] },
  ])
})
afterAll(() => red.stop())

const login = '/red/kaithem/login'

test('every link has the root in front, and cookies are for it alone', async () => {
  const page = await fetch(`${red.http}${login}`)
  const text = await page.text()
  expect([page.status, text.includes(`action="${login}"`), /(href|action)="\/kaithem/.test(text)]).toEqual([
    200,
    true,
    false,
  ])
  expect(page.headers.getSetCookie().join()).toContain('Path=/red;')
  expect((await fetch(`${red.http}/kaithem/login`)).status).toBe(404)
})

test('takes what settings.js says', () => {
  expect(kaithem.web.subdomain('shop.example.co.uk')).toEqual(['shop'])
})

test('believes the trusted proxy', async () => {
  const headers = { 'x-forwarded-for': '8.8.8.8', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'home.example' }
  const secure = await fetch(`${red.http}${login}`, { headers })
  expect(secure.headers.getSetCookie().join()).toMatch(/^__Secure-kaithem-guest=.*; Secure/)
  const { 'x-forwarded-proto': _https, ...plain } = headers
  expect(await (await fetch(`${red.http}${login}`, { headers: plain })).text()).toContain('needs HTTPS')
})

describe('websockets', () => {
  interface Client {
    on(event: 'open' | 'close' | 'error' | 'message', listener: (value: unknown) => void): void
    send(text: string): void
    close(): void
  }
  const Client = createRequire(join(folderOf(nodeRedMajor as NodeRedMajor), 'package.json'))('ws') as new (
    address: string,
    options: object,
  ) => Client

  async function open(path: string): Promise<{ client: Client; state: string }> {
    const client = new Client(`${red.http.replace('http', 'ws')}${path}`, { headers: { origin: red.http } })
    let state = ''
    client.on('open', () => {
      state = 'open'
    })
    client.on('error', (error) => {
      state = (error as Error).message
    })
    await until(() => state !== '', 10_000, path)
    return { client, state }
  }

  test('of the editor and of websocket nodes work beside ours', async () => {
    for (const path of ['/comms', '/red/ws/mine']) {
      const { client, state } = await open(path)
      expect(state).toBe('open')
      if (path !== '/comms') {
        client.send('hello')
        expect((await red.next('probe')).payload).toBe('hello')
      }
      client.close()
    }
  })

  test('of ours are there at both paths, also after deploys', async () => {
    for (const type of ['full', 'nodes', 'flows'] as const) {
      await red.deploy([{ id: 'probe', type: 'test-probe', wires: [] }], type)
      for (const path of ['/widgets/ws', '/red/widgets/ws']) {
        const { client, state } = await open(path)
        expect(state).toMatch(/^open$|503/)
        client.close()
      }
    }
  })
})
