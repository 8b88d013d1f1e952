/**
 * Websockets on a real server: beside those of others, and under clients that send what they must not, too much, in
 * pieces, or that do not read.
 *
 * @module
 */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { WidgetClient } from '../../../../lib/web/socket.ts'
import { socketPath } from '../../../../lib/web/socket-gate.ts'
import { mountSockets } from '../../../../nodes/kaithem/web/websockets.ts'
import type { WsPackage } from '../../../../nodes/kaithem/web/ws-types.ts'
import { webRig } from '../../../lib/web/rig.ts'
import { nodeRedMajor } from '../../../support/red.ts'
import { folderOf, type NodeRedMajor } from '../../../support/red-process.ts'
import { until } from '../../../support/wait.ts'

interface ClientSocket {
  on(event: 'open' | 'close' | 'error' | 'message', listener: (...args: never[]) => void): void
  send(data: string | Uint8Array, options?: object): void
  close(): void
  terminate(): void
}
type Ws = WsPackage & (new (address: string, options?: object) => ClientSocket)

const ws = createRequire(join(folderOf(nodeRedMajor as NodeRedMajor), 'package.json'))('ws') as Ws
const rig = webRig()
const clients: WidgetClient[] = []
const received: (string | Uint8Array)[] = []
let closed = 0
let server: Server
let port = 0
const open: (ClientSocket | Socket)[] = []
const others: string[] = []

beforeAll(async () => {
  rig.engine.sockets.widgets = {
    connect(client) {
      clients.push(client)
      return { receive: (frame) => void received.push(frame), closed: () => void closed++ }
    },
  }
  server = createServer((_request, response) => response.end('page'))
  const paths = new Map([
    [socketPath, ''],
    [`/red${socketPath}`, '/red'],
  ])
  const part = {
    ...{ paths, ws, maxPayload: 100_000, trust: () => false },
    admit: (request: Parameters<typeof rig.engine.sockets.admit>[0]) => rig.engine.sockets.admit(request),
    report: (error: unknown) => void rig.reports.push(['socket', error]),
  }
  server.on('upgrade', (request, socket: Socket) => {
    if (request.url !== '/comms') return
    others.push(String(request.url))
    socket.end('HTTP/1.1 418 Teapot\r\n\r\n')
  })
  mountSockets(server, part)
  mountSockets(server, part)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const socket of open.splice(0)) 'terminate' in socket ? socket.terminate() : socket.destroy()
  await until(() => rig.engine.sockets.size === 0, 10_000, 'the end of all websockets')
  for (const list of [clients, received, others]) list.splice(0)
  closed = 0
  expect(rig.reports).toEqual([])
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const own = () => ({ headers: { origin: `http://127.0.0.1:${port}` } })

/** A client; `end` is the code with which it was closed. */
async function client(path: string = socketPath, options: object = own()) {
  const socket = new ws(`ws://127.0.0.1:${port}${path}`, options)
  open.push(socket)
  const state = { socket, opened: false, code: 0, error: '', messages: [] as string[] }
  socket.on('open', () => {
    state.opened = true
  })
  socket.on('close', (code: number) => {
    state.code = code
  })
  socket.on('error', (error: Error) => {
    state.error = error.message
  })
  socket.on('message', (data: unknown) => void state.messages.push(String(data)))
  await until(() => state.opened || state.error !== '', 10_000, 'a websocket')
  return state
}

/** A raw connection after the handshake, for frames that no client would send. */
async function raw(): Promise<{ socket: Socket; got: () => Buffer }> {
  const socket = connect(port, '127.0.0.1')
  open.push(socket)
  let got = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (data) => {
    got = Buffer.concat([got, data])
  })
  socket.write(
    `GET ${socketPath} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await until(() => got.includes('\r\n\r\n'), 10_000, 'the handshake')
  got = Buffer.alloc(0)
  return { socket, got: () => got }
}

/** A frame with a mask of zeros. */
function frame(first: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255]
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload])
}

/** The code of the close frame that came. */
const closeCodeOf = (got: Buffer): number => {
  const at = got.indexOf(0x88)
  return at < 0 ? 0 : got.readUInt16BE(at + 2)
}

describe('the handshake', () => {
  test.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1:1', 403],
    ['http://127.0.0.1.evil.example', 403],
    ['file://', 403],
  ])('from %s is refused with %i', async (origin, status) => {
    const { error, opened } = await client(socketPath, { headers: { origin } })
    expect([opened, error]).toEqual([false, `Unexpected server response: ${status}`])
    expect(clients).toEqual([])
  })

  test('from our own pages, and without an origin, is let in, at both paths', async () => {
    for (const options of [own(), {}]) {
      for (const path of [socketPath, `/red${socketPath}`, `${socketPath}?x`]) {
        expect((await client(path, options)).opened).toBe(true)
      }
    }
    expect(clients.map(({ user }) => user)).toEqual(Array(6).fill(''))
  })

  test('of other paths is left to others', async () => {
    expect((await client('/comms')).error).toContain('418')
    expect(others).toEqual(['/comms'])
    const socket = connect(port, '127.0.0.1')
    open.push(socket)
    let got = ''
    socket.on('data', (data) => {
      got += data
    })
    socket.write('GET /widgets/other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    // The next request of somebody else is answered after whatever would have been said to this one.
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    expect(got).toBe('')
  })

  test('is that of whoever is logged in', async () => {
    const token = rig.users.logins.sessions.begin('ann', { address: '127.0.0.1', agent: '' })
    const cookie = `kaithem-${port}=${token}`
    await client(socketPath, { headers: { ...own().headers, cookie } })
    expect(clients.map(({ user, address }) => [user, address])).toEqual([['ann', '127.0.0.1']])
    expect((await client(socketPath, { headers: { cookie } })).error).toContain('403')
    rig.users.logins.sessions.end(token)
    expect(closed).toBe(1)
  })
})

describe('frames', () => {
  test('go in both ways, texts and bytes', async () => {
    const { socket, messages } = await client()
    socket.send('{"a":"ü"}')
    socket.send(new Uint8Array([1, 2]))
    await until(() => received.length === 2, 10_000, 'two frames')
    expect([received[0], Buffer.from(received[1] as Uint8Array)]).toEqual(['{"a":"ü"}', Buffer.from([1, 2])])
    clients[0]?.send('[["light",true]]')
    await until(() => messages.length > 0, 10_000, 'a frame back')
    expect(messages).toEqual(['[["light",true]]'])
    socket.close()
    await until(() => closed === 1, 10_000, 'the end')
  })

  test('that are too long end the connection', async () => {
    const state = await client()
    state.socket.send('x'.repeat(100_001))
    await until(() => state.code !== 0, 10_000, 'the end')
    expect([state.code, received, closed]).toEqual([1009, [], 1])
  })

  test('too many of them end the connection', async () => {
    const state = await client()
    for (let count = 0; count < 1000; count++) state.socket.send('x')
    await until(() => state.code !== 0, 10_000, 'the end')
    expect([state.code, received.length, closed]).toEqual([1008, 400, 1])
  })

  test('in a few pieces are put together, in many are not', async () => {
    const { socket } = await raw()
    socket.write(
      Buffer.concat([frame(0x01, Buffer.from('a')), frame(0x00, Buffer.from('b')), frame(0x80, Buffer.from('c'))]),
    )
    await until(() => received.length === 1, 10_000, 'a frame')
    expect(received).toEqual(['abc'])
    const pieces = Array.from({ length: 10_000 }, () => frame(0x00, Buffer.from('x')))
    socket.write(Buffer.concat([frame(0x01, Buffer.from('x')), ...pieces]))
    socket.write(frame(0x80, Buffer.from('x'.repeat(65_000))))
    socket.write(frame(0x80, Buffer.from('x'.repeat(65_000))))
    await until(() => closed === 1, 10_000, 'the end')
    expect(received).toHaveLength(1)
  })

  test.each([
    ['text that is no UTF-8', frame(0x81, Buffer.from([0xff, 0xfe])), 1007],
    ['an overlong character', frame(0x81, Buffer.from([0xc0, 0xae])), 1007],
    ['an unknown kind', frame(0x83, Buffer.from('x')), 1002],
    ['reserved bits', frame(0xf1, Buffer.from('x')), 1002],
    ['a continuation of nothing', frame(0x80, Buffer.from('x')), 1002],
    ['a long ping', frame(0x89, Buffer.alloc(126)), 1002],
    ['a frame without a mask', Buffer.from([0x81, 1, 120]), 1002],
    ['an endless length', Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), 1009],
  ])('%s ends the connection with a code', async (_what, bytes, code) => {
    const { socket, got } = await raw()
    socket.write(bytes)
    await until(() => closed === 1, 10_000, 'the end')
    await until(() => closeCodeOf(got()) !== 0, 10_000, 'the code')
    expect([received, [code, 1009].includes(closeCodeOf(got()))]).toEqual([[], true])
  })
})

test('a client that does not read is dropped, and what waited for it is freed', async () => {
  const { socket } = await raw()
  socket.pause()
  const piece = 'x'.repeat(256 * 1024)
  const [server] = clients
  for (let count = 0; count < 400 && closed === 0; count++) {
    server?.send(piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect([closed, rig.engine.sockets.size]).toEqual([1, 0])
})
