/**
 * Websockets on Node-RED's server, beside those of its editor and of websocket nodes: whoever asks for another path is
 * left to them.
 *
 * @module
 */

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ServerRequest } from '../../../lib/web/request.ts'
import type { SocketEnd } from '../../../lib/web/socket.ts'
import type { Admission } from '../../../lib/web/socket-gate.ts'
import { oncePer } from '../../_runtime/once-per.ts'
import { peerOf } from './peer.ts'
import type { Trust } from './trust.ts'
import type { WsPackage, WsServer, WsSocket } from './ws-types.ts'

export interface SocketPart {
  /** Paths with the root in front of each. */
  readonly paths: ReadonlyMap<string, string>
  readonly trust: Trust
  readonly ws: WsPackage
  /** Bytes of the longest frame. */
  readonly maxPayload: number
  admit(request: ServerRequest): Promise<Admission>
  report(error: unknown): void
}

interface Mounted {
  part: SocketPart
  server: WsServer
}

/** So many pieces of one frame; browsers send one. */
const mostFragments = 256

/** From now on websockets are let in by `part`, in place of an earlier one. */
export function mountSockets(server: Server, part: SocketPart): void {
  const mounted = oncePer(server, 'sockets', () => listen(server, part))
  mounted.part = part
  mounted.server = createServer(part)
}

function createServer({ ws, maxPayload }: SocketPart): WsServer {
  const options = { clientTracking: false, perMessageDeflate: false, maxPayload, maxFragments: mostFragments }
  return new ws.Server({ noServer: true, ...options })
}

function listen(server: Server, part: SocketPart): Mounted {
  const mounted: Mounted = { part, server: createServer(part) }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    const root = mounted.part.paths.get(path)
    if (root === undefined) return
    // A client that goes away while it is looked up.
    socket.on('error', () => socket.destroy())
    mounted.part
      .admit(serverRequest(request, root, mounted.part.trust))
      .then((admission) => {
        if (socket.destroyed) return
        if ('refused' in admission) refuse(socket, admission.refused)
        else
          mounted.server.handleUpgrade(request, socket, head, (opened) => carry(opened, (end) => admission.accept(end)))
      })
      .catch((error: unknown) => {
        mounted.part.report(error)
        refuse(socket, 500)
      })
  })
  return mounted
}

function serverRequest(request: IncomingMessage, root: string, trust: Trust): ServerRequest {
  return {
    method: 'GET',
    url: (request.url ?? '/').slice(root.length),
    root,
    ...peerOf(request, trust),
    header: (name) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    read: async () => new Uint8Array(),
  }
}

const reasons = new Map([
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [503, 'Service Unavailable'],
])

function refuse(socket: Duplex, status: number): void {
  const reason = reasons.get(status) ?? 'Internal Server Error'
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type Accept = (socket: Parameters<Extract<Admission, { accept: unknown }>['accept']>[0]) => SocketEnd

/** A text, or the bytes of a binary frame; ws 7 gives texts as they are, ws 8 as bytes. */
function frameOf(data: unknown, isBinary: boolean | undefined): string | Uint8Array {
  if (typeof data === 'string') return data
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array)
  return isBinary === false ? bytes.toString() : bytes
}

function carry(opened: WsSocket, accept: Accept): void {
  // Listened to first: an error event that nobody hears ends the process.
  let end: SocketEnd | undefined
  opened.on('error', () => opened.terminate())
  opened.on('close', () => end?.closed())
  opened.on('pong', () => end?.pong())
  opened.on('message', (data, isBinary) => end?.receive(frameOf(data, isBinary)))
  end = accept({
    send: (frame) => opened.send(frame, () => {}),
    close: (code, reason) => opened.close(code, reason),
    terminate: () => opened.terminate(),
    ping: () => opened.ping(),
    buffered: () => opened.bufferedAmount,
  })
}
