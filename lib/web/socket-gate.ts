/** Lets websockets in: from our own pages only, as whoever is logged in, and not too many. @module */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Bytes } from '../platform/index.ts'
import type { UserEngine } from '../users/user-engine.ts'
import { sessionCookie } from './cookie-names.ts'
import type { WebRequest } from './http.ts'
import { LiveSocket } from './live-socket.ts'
import { networkOf } from './login-limit.ts'
import { isOwnAddress } from './origin.ts'
import { parsePath } from './path.ts'
import { createRequest, type ServerRequest } from './request.ts'
import { closeCode, type Socket, type SocketEnd, type SocketLimits, usualLimits, type WidgetServer } from './socket.ts'
import { languageFor, type Texts } from './texts.ts'
import { hasEndedLogin, isSafeConnection, type Visitor, visitorOf } from './visitor.ts'

/** Whether a websocket may be opened: the HTTP status that refuses it, or how to go on. */
export type Admission =
  | { readonly refused: number }
  | {
      /** Takes the opened websocket over. */
      accept(socket: Socket): SocketEnd
    }

export interface GateDeps {
  readonly bytes: Bytes
  readonly clock: Clock
  readonly users: UserEngine
  readonly limits?: Partial<SocketLimits> | undefined
  readonly texts: Texts
  report(error: unknown, what: string): void
}

/** The path of the websocket. */
export const socketPath = '/widgets/ws'

export class SocketGate {
  /** Who speaks with the clients; without it nobody is let in. */
  widgets: WidgetServer | undefined
  limits: SocketLimits
  private readonly deps: GateDeps
  private readonly sockets = new Set<LiveSocket>()
  private timer: Timer | undefined
  private readonly forget: () => void
  private isClosed = false

  constructor(deps: GateDeps) {
    this.deps = deps
    this.limits = { ...usualLimits, ...deps.limits }
    this.forget = deps.users.logins.sessions.onEnd(({ id }) => this.endSession(id))
  }

  /** How many are open. */
  get size(): number {
    return this.sockets.size
  }

  /** Changes limits. @throws KAITHEM_TYPE, KAITHEM_VALUE naming the limit */
  limit(changes: Partial<SocketLimits>): void {
    const limits: Record<string, number> = { ...this.limits }
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) continue
      if (!Object.hasOwn(limits, name))
        throw new KaithemError('KAITHEM_VALUE', `Websockets have no limit ${name}`, { name })
      if (typeof value !== 'number' || !(value > 0)) {
        throw new KaithemError('KAITHEM_TYPE', `The limit ${name} of websockets is a number above 0`, { name })
      }
      limits[name] = value
    }
    this.limits = limits as unknown as SocketLimits
  }

  /** Whether a client may open a websocket. */
  async admit(server: ServerRequest): Promise<Admission> {
    const path = parsePath(server.url)
    if (path === undefined) return { refused: 400 }
    const request = createRequest(server, path, this.deps.bytes, () => 0)
    if (!mayConnect(request)) return { refused: 403 }
    const visitor = await visitorOf(this.deps.users, request, sessionCookie(request))
    const { widgets } = this
    if (widgets === undefined || this.isClosed || this.isFull(request.address)) return { refused: 503 }
    return { accept: (socket) => this.accept(socket, request, visitor, widgets) }
  }

  /** Ends all of them. */
  close(): void {
    this.isClosed = true
    this.forget()
    for (const socket of [...this.sockets]) socket.close(closeCode.shutdown, 'the server stops')
  }

  private accept(socket: Socket, request: WebRequest, visitor: Visitor, widgets: WidgetServer): SocketEnd {
    const { clock, texts, users, report } = this.deps
    const language = languageFor(request.header('accept-language'))
    const { sessions } = users.logins
    // What can be read on the way is shown to guests only.
    const token = isSafeConnection(request) && visitor.user !== '' ? visitor.token : undefined
    const session = token === undefined ? undefined : sessions.use(token)
    const live = new LiveSocket(
      {
        ...{ clock, limits: this.limits, widgets, report },
        user: session?.username ?? '',
        address: request.address,
        text: (key, values) => texts.get(language, key, values),
        sessionId: session?.id,
        loginEnded: hasEndedLogin(users, request),
        isLoggedIn: () => token === undefined || (session !== undefined && sessions.use(token) !== undefined),
        over: (ended) => this.remove(ended),
      },
      socket,
    )
    // Several may have been let in while there was room for one.
    if (this.isClosed || this.isFull(request.address)) live.close(closeCode.busy, 'too many connections')
    else this.add(live)
    return live
  }

  private add(socket: LiveSocket): void {
    this.sockets.add(socket)
    this.timer ??= this.deps.clock.setInterval(() => this.beat(), this.limits.pingEvery)
  }

  private remove(socket: LiveSocket): void {
    this.sockets.delete(socket)
    if (this.sockets.size > 0) return
    this.timer?.cancel()
    this.timer = undefined
  }

  private beat(): void {
    for (const socket of [...this.sockets]) socket.beat()
  }

  private isFull(address: string | undefined): boolean {
    if (this.sockets.size >= this.limits.most) return true
    const network = address === undefined ? undefined : networkOf(address)
    const same = [...this.sockets].filter(({ parts }) => {
      return (parts.address === undefined ? undefined : networkOf(parts.address)) === network
    })
    return same.length >= this.limits.mostOfAddress
  }

  private endSession(id: string): void {
    for (const socket of [...this.sockets]) {
      if (socket.parts.sessionId === id) socket.close(closeCode.loggedOut, 'logged out')
    }
  }
}

/**
 * Browsers say which page opens a websocket, and it must be one of ours. What says nothing is no browser, and may come
 * in as a guest: a login that comes without an origin is not believed.
 */
function mayConnect(request: WebRequest): boolean {
  const origin = request.header('origin')
  if (origin !== undefined) return isOwnAddress(request, origin)
  return request.cookie(sessionCookie(request)) === undefined
}
