/** The package ws that Node-RED brings along (7 and later), as far as it is used here. @module */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

export interface WsSocket {
  readonly bufferedAmount: number
  readonly readyState: number
  on(event: 'message', listener: (data: unknown, isBinary?: boolean) => void): void
  on(event: 'close' | 'error' | 'pong', listener: () => void): void
  send(data: string, done: (error?: Error) => void): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
}

export interface WsServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, done: (socket: WsSocket) => void): void
  close(): void
}

export interface WsPackage {
  readonly Server: new (options: {
    readonly noServer: true
    readonly clientTracking: boolean
    readonly perMessageDeflate: boolean
    readonly maxPayload: number
    readonly maxFragments: number
  }) => WsServer
}
