/** Answers on a real HTTP server: streams at the pace of the client, ranges of files, clients that go away. @module */

import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, get as httpGet, type IncomingMessage, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebAnswer } from '../../../../lib/web/http.ts'
import type { HttpRequest, HttpResponse } from '../../../../nodes/kaithem/web/http-types.ts'
import { sendAnswer } from '../../../../nodes/kaithem/web/send.ts'
import { nodeRedMajor } from '../../../support/red.ts'
import { folderOf, type NodeRedMajor } from '../../../support/red-process.ts'
import { temporaryFolders } from '../../../support/temp.ts'
import { until } from '../../../support/wait.ts'

const folder = temporaryFolders()
let server: Server
let address = ''
let answer: () => WebAnswer = () => ({})

beforeAll(async () => {
  const express = createRequire(join(folderOf(nodeRedMajor as NodeRedMajor), 'package.json'))('express')
  const app = express()
  app.use((request: HttpRequest, response: HttpResponse) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    void sendAnswer(request, response, answer())
  })
  server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = async (given: WebAnswer, init?: RequestInit) => {
  answer = () => given
  return fetch(address, init)
}

describe('text and bytes', () => {
  test('are sent whole, with headers of their own and none of the editor', async () => {
    const response = await ask({
      status: 201,
      headers: { 'Content-Type': 'x/y', 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'grün',
    })
    expect([response.status, await response.text(), response.headers.get('content-length')]).toEqual([201, 'grün', '5'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(new Uint8Array(await (await ask({ body: new Uint8Array([0, 255]) })).arrayBuffer())).toEqual(
      new Uint8Array([0, 255]),
    )
  })

  test('are left out for HEAD', async () => {
    const response = await ask({ body: 'hello' }, { method: 'HEAD' })
    expect([await response.text(), response.headers.get('content-length')]).toEqual(['', '5'])
  })
})

describe('files', () => {
  test('have types, ranges and conditions', async () => {
    const file = join(folder(), 'a.txt')
    writeFileSync(file, '0123456789')
    const whole = await ask({ body: { file } })
    expect([await whole.text(), whole.headers.get('content-type')]).toEqual(['0123456789', 'text/plain; charset=UTF-8'])
    const part = await ask({ body: { file } }, { headers: { range: 'bytes=2-4' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
    const etag = whole.headers.get('etag') ?? ''
    // fetch would ask for a fresh copy.
    const again = await new Promise<IncomingMessage>((resolve) =>
      httpGet(address, { headers: { 'if-none-match': etag } }, resolve),
    )
    expect(again.resume().statusCode).toBe(304)
    const bad = await ask({ body: { file } }, { headers: { range: 'bytes=50-' } })
    expect([bad.status, bad.headers.get('content-range')]).toEqual([416, 'bytes */10'])
    const named = await ask({ headers: { 'Content-Type': 'x/y' }, body: { file } })
    expect(named.headers.get('content-type')).toBe('x/y')
    expect(await (await ask({ body: { file } }, { method: 'HEAD' })).text()).toBe('')
  })

  test('that are gone are an error without a body', async () => {
    const response = await ask({
      headers: { 'Content-Disposition': 'inline' },
      body: { file: join(folder(), 'nothing') },
    })
    expect([response.status, await response.text(), response.headers.get('content-disposition')]).toEqual([
      404,
      '',
      null,
    ])
  })
})

/** Pieces of 64 KiB; tells how many were asked for and whether it was ended. */
function source(most = 10_000) {
  const state = { asked: 0, ended: false }
  async function* pieces() {
    try {
      while (state.asked < most) {
        state.asked++
        yield Buffer.alloc(64 * 1024, 'x')
      }
    } finally {
      state.ended = true
    }
  }
  return { state, body: pieces() }
}

describe('streams', () => {
  test('arrive in order', async () => {
    const body = Readable.from(['a', 'b', Buffer.from('c')])
    expect(await (await ask({ body })).text()).toBe('abc')
    const { body: pieces } = source(3)
    expect((await (await ask({ body: pieces })).arrayBuffer()).byteLength).toBe(3 * 64 * 1024)
  })

  test('wait for a client that does not read, and end when it goes away', async () => {
    const { state, body } = source()
    answer = () => ({ body })
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    let before = -1
    await until(
      async () => {
        const isSteady = state.asked > 0 && state.asked === before
        before = state.asked
        await new Promise((resolve) => setTimeout(resolve, 50))
        return isSteady
      },
      10_000,
      'the stream to wait',
    )
    expect(state.asked).toBeLessThan(1000)
    socket.destroy()
    await until(() => state.ended, 10_000, 'the end of the stream')
    expect(state.asked).toBeLessThan(1000)
  })

  test('of Node are freed at once when the client goes away, even while they have nothing to say', async () => {
    const body = new Readable({ read() {} })
    body.push('first')
    answer = () => ({ body })
    const response = await new Promise<IncomingMessage>((resolve) => httpGet(address, resolve))
    await once(response, 'data')
    response.destroy()
    await until(() => body.destroyed, 10_000, 'the end of the stream')
  })

  test('that fail end the answer early', async () => {
    async function* broken() {
      yield 'first'
      throw new Error('broken')
    }
    await expect(ask({ body: broken() }).then((response) => response.text())).rejects.toThrow()
  })

  test('are not begun for HEAD', async () => {
    const body = new Readable({ read() {} })
    expect((await ask({ body }, { method: 'HEAD' })).status).toBe(200)
    expect(body.destroyed).toBe(true)
  })
})
