/** Websockets as the web part needs them, whatever server carries them. @module */

import type { ClientEnd, WidgetClient } from '../widget/connection.ts'

export type { WidgetClient }

/** The server's end of one websocket. */
export interface Socket {
  send(frame: string): void
  /** Says goodbye, then ends. */
  close(code: number, reason: string): void
  /** Ends at once; nothing that waits is sent. */
  terminate(): void
  ping(): void
  /** Bytes that wait to be sent. */
  buffered(): number
}

/** What the server hands in for one websocket. */
export interface SocketEnd {
  receive(frame: string | Uint8Array): void
  /** The client answered a ping. */
  pong(): void
  /** It is over, whoever ended it. */
  closed(): void
}

/** Who speaks with the clients: the widgets. It closes a client that loses a permission which it uses. */
export interface WidgetServer {
  connect(client: WidgetClient): Pick<ClientEnd, 'receive' | 'closed'>
}

/** How much one client may use. */
export interface SocketLimits {
  /** Websockets at the same time, of all clients. */
  readonly most: number
  /** Of one address. */
  readonly mostOfAddress: number
  /** Frames a second for long, and at once. */
  readonly rate: number
  readonly burst: number
  /** Bytes that may wait for a client that does not read. */
  readonly mostBuffered: number
  /** Seconds between two pings; a client that did not answer by the next is gone. */
  readonly pingEvery: number
}

export const usualLimits: SocketLimits = {
  most: 1000,
  mostOfAddress: 100,
  rate: 100,
  burst: 400,
  mostBuffered: 8 * 1024 * 1024,
  pingEvery: 30,
}

/** Codes of RFC 6455 with which the server closes, and one of our own that tells the page to log in again. */
export const closeCode = { shutdown: 1001, policy: 1008, busy: 1013, loggedOut: 4401 } as const
