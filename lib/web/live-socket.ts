/** One websocket: bound to its login, limited in what it sends, and never held for a client that does not read. @module */

import { errorText } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import { FrameRate } from './frame-rate.ts'
import { closeCode, type Socket, type SocketEnd, type SocketLimits, type WidgetServer } from './socket.ts'

export interface SocketParts {
  readonly clock: Clock
  readonly limits: SocketLimits
  readonly widgets: WidgetServer
  readonly user: string
  readonly address: string | undefined
  /** The login it came with; undefined for guests. */
  readonly sessionId: string | undefined
  /** It came with a login that has ended. */
  readonly loginEnded: boolean
  /** A text in the language of the client. */
  text(key: string, values: Readonly<Record<string, number>>): string
  /** Whether the login still counts; using the socket is using the login. */
  isLoggedIn(): boolean
  report(error: unknown, what: string): void
  /** Told once when it is over. */
  over(socket: LiveSocket): void
}

export class LiveSocket implements SocketEnd {
  readonly parts: SocketParts
  private readonly socket: Socket
  private readonly rate: FrameRate
  private readonly client: ReturnType<WidgetServer['connect']>
  private isAnswering = true
  private isOver = false

  constructor(parts: SocketParts, socket: Socket) {
    this.parts = parts
    this.socket = socket
    this.rate = new FrameRate(parts.clock, parts.limits.rate, parts.limits.burst)
    this.client = parts.widgets.connect({
      user: parts.user,
      address: parts.address,
      send: (frame) => this.send(frame),
      close: (code = 1000, reason = '') => this.close(code, reason),
      buffered: () => socket.buffered(),
      onlyShown: true,
      loginEnded: parts.loginEnded,
      text: (key, values) => parts.text(`socket.${key}`, values),
    })
  }

  receive(frame: string | Uint8Array): void {
    if (this.isOver) return
    this.isAnswering = true
    if (!this.rate.take()) {
      this.close(closeCode.policy, 'too many frames')
      return
    }
    try {
      this.client.receive(frame)
    } catch (error) {
      this.parts.report(error, 'a frame of a websocket')
    }
  }

  pong(): void {
    this.isAnswering = true
  }

  closed(): void {
    if (this.isOver) return
    this.isOver = true
    this.parts.over(this)
    try {
      this.client.closed()
    } catch (error) {
      this.parts.report(error, `the end of a websocket (${errorText(error)})`)
    }
  }

  /** Ends it with a code. */
  close(code: number, reason: string): void {
    if (this.isOver) return
    this.socket.close(code, reason)
    this.closed()
  }

  /** Time for the next ping: whoever did not answer the last one is gone, and so is whose login ended. */
  beat(): void {
    if (this.isOver) return
    if (!this.isAnswering) {
      this.drop()
      return
    }
    if (!this.parts.isLoggedIn()) {
      this.close(closeCode.loggedOut, 'logged out')
      return
    }
    this.isAnswering = false
    this.socket.ping()
  }

  private send(frame: string): void {
    if (this.isOver) return
    const waiting = this.socket.buffered()
    // One large frame may go out on its own; after it the client has to read.
    if (waiting > 0 && waiting + frame.length > this.parts.limits.mostBuffered) this.drop()
    else this.socket.send(frame)
  }

  private drop(): void {
    this.socket.terminate()
    this.closed()
  }
}
