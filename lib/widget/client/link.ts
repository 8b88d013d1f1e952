/** The connection of the page: subscriptions, sending, coming back. @module */

import { Backoff } from './backoff.ts'
import { SendQueue } from './queue.ts'
import { ServerTime } from './server-time.ts'

/** `login`: the session has ended. */
export type LinkState = 'connecting' | 'open' | 'offline' | 'login'

export type Listener = (value: unknown, isState: boolean) => void

interface Subscription {
  readonly listeners: Set<Listener>
  version: number
  gone: boolean
}

/** What the page does beside values of widgets. */
export interface LinkEvents {
  state(state: LinkState): void
  /** A message with a reserved id. */
  notice(id: string, value: unknown): void
  /** A widget is gone, or back. */
  gone(id: string, isGone: boolean): void
  /** A listener threw. */
  failed(error: unknown): void
}

const flushAfter = 44
const firstSync = 500
const syncEvery = 120_000
/** A time that may be wrong by more is compared again soon, later and later. */
const fineTime = 20
const firstRepeat = 1000
const goneAfter = 1000
const timeChannel = '_ws_timesync_channel'
/** How the server says: log in again. */
const sessionEnded = (code: number, reason: string): boolean => code === 4401 || reason === 'logged out'

export class Link {
  readonly queue = new SendQueue()
  readonly time: ServerTime
  state: LinkState = 'connecting'
  /** The login has ended: what is set waits until somebody may set it again. */
  private isHeld = false
  private readonly url: string
  private readonly events: LinkEvents
  private readonly backoff = new Backoff()
  private readonly subscriptions = new Map<string, Subscription>()
  private readonly fresh = new Set<string>()
  private readonly dropped = new Set<string>()
  private socket: WebSocket | undefined
  private flushTimer: ReturnType<typeof setTimeout> | undefined
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private syncTimer: ReturnType<typeof setTimeout> | undefined
  private repeatAfter = firstRepeat

  constructor(url: string, startTime: number, events: LinkEvents) {
    this.url = url
    this.events = events
    this.time = new ServerTime(startTime, performance.now())
    addEventListener('online', () => this.hurry())
    addEventListener('pageshow', () => this.hurry())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return
      this.hurry()
      // Perhaps somebody logged in elsewhere meanwhile.
      if (this.isHeld) this.socket?.close()
    })
    addEventListener('offline', () => this.socket?.close())
  }

  get now(): number {
    return this.time.now(performance.now())
  }

  /** @param version of the value the page has already; 0: none */
  subscribe(id: string, listener: Listener, version = 0): void {
    const known = this.subscriptions.get(id)
    if (known !== undefined) {
      known.listeners.add(listener)
      // The other listener has the value, this one may not.
      if (version !== known.version) this.ask(id)
      return
    }
    this.subscriptions.set(id, { listeners: new Set([listener]), version, gone: false })
    this.fresh.add(id)
    this.dropped.delete(id)
    this.connect()
    this.flushSoon()
  }

  unsubscribe(id: string, listener?: Listener): void {
    const known = this.subscriptions.get(id)
    if (known === undefined) return
    if (listener !== undefined) known.listeners.delete(listener)
    if (listener !== undefined && known.listeners.size > 0) return
    this.subscriptions.delete(id)
    this.fresh.delete(id)
    this.dropped.add(id)
    this.flushSoon()
  }

  set(id: string, value: unknown): void {
    this.queue.set(id, value)
    this.flushSoon()
  }

  send(id: string, value: unknown): void {
    this.queue.send(id, value)
    this.flushSoon()
  }

  /** Connects now, when it waits to. */
  hurry(): void {
    if (this.retryTimer === undefined) return
    clearTimeout(this.retryTimer)
    this.retryTimer = undefined
    this.connect()
  }

  /** Somebody may change things again: what waited is sent. True when it did wait. */
  release(): boolean {
    const wasHeld = this.isHeld
    this.isHeld = false
    if (wasHeld) this.flushSoon()
    return wasHeld
  }

  /** The login has ended: what is set from now on waits. */
  hold(): void {
    this.isHeld = true
    this.events.state(this.state)
  }

  get held(): boolean {
    return this.isHeld
  }

  flushSoon(): void {
    this.flushTimer ??= setTimeout(() => this.flush(), flushAfter)
  }

  private ask(id: string): void {
    const known = this.subscriptions.get(id)
    if (known !== undefined) known.version = 0
    this.fresh.add(id)
    this.flushSoon()
  }

  private connect(): void {
    if (this.socket !== undefined || this.retryTimer !== undefined) return
    const socket = new WebSocket(this.url)
    this.socket = socket
    socket.onopen = () => this.opened()
    socket.onmessage = ({ data }) => this.receive(data)
    socket.onclose = ({ code, reason }) => this.closed(sessionEnded(code, reason))
  }

  private opened(): void {
    this.backoff.reset()
    for (const id of this.subscriptions.keys()) this.fresh.add(id)
    this.dropped.clear()
    this.setState('open')
    this.send('__url__', location.href)
    this.flush()
    this.repeatAfter = firstRepeat
    this.syncSoon(firstSync)
  }

  private closed(isLogout: boolean): void {
    this.socket = undefined
    clearTimeout(this.syncTimer)
    if (isLogout) this.isHeld = true
    this.setState(isLogout ? 'login' : 'offline')
    this.retryTimer = setTimeout(() => this.hurry(), this.backoff.next())
  }

  private setState(state: LinkState): void {
    if (state === this.state) return
    this.state = state
    this.events.state(state)
  }

  private flush(): void {
    clearTimeout(this.flushTimer)
    this.flushTimer = undefined
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return
    const upd = this.isHeld ? [] : this.queue.take()
    const subsc = [...this.fresh].map((id) => [id, this.subscriptions.get(id)?.version ?? 0])
    const unsub = [...this.dropped]
    this.fresh.clear()
    this.dropped.clear()
    if (upd.length + subsc.length + unsub.length > 0) socket.send(JSON.stringify({ subsc, unsub, upd, req: [] }))
  }

  private receive(data: unknown): void {
    const received = performance.now()
    for (const [id, value, version] of JSON.parse(String(data)) as [string, unknown, number?][]) {
      if (id === timeChannel) {
        const [sent, server] = value as [number, number]
        this.time.sample(sent, server, received)
      } else if (id.startsWith('__')) this.events.notice(id, value)
      else if (value === undefined) this.tellGone(id, true)
      else this.deliver(id, value, version)
    }
  }

  private deliver(id: string, value: unknown, version: number | undefined): void {
    const known = this.subscriptions.get(id)
    if (known === undefined) return
    if (version !== undefined) known.version = version
    if (known.gone) this.tellGone(id, false)
    for (const listener of [...known.listeners]) {
      try {
        listener(value, version !== undefined)
      } catch (error) {
        this.events.failed(error)
      }
    }
  }

  private tellGone(id: string, isGone: boolean): void {
    const known = this.subscriptions.get(id)
    if (known === undefined || known.gone === isGone) return
    known.gone = isGone
    if (!isGone) {
      this.events.gone(id, false)
      return
    }
    known.version = 0
    // A deploy takes a moment: what is back by then was never gone for who looks.
    setTimeout(() => {
      if (known.gone && this.subscriptions.get(id) === known) this.events.gone(id, true)
    }, goneAfter)
  }

  private syncSoon(ms: number): void {
    clearTimeout(this.syncTimer)
    this.syncTimer = setTimeout(() => {
      const { socket } = this
      // Not through the queue: the moment counts.
      if (socket?.readyState === WebSocket.OPEN) {
        socket.send(JSON.stringify({ upd: [[timeChannel, performance.now()]] }))
      }
      this.syncSoon(this.time.uncertainty > fineTime ? this.repeatAfter : syncEvery)
      this.repeatAfter = Math.min(2 * this.repeatAfter, syncEvery)
    }, ms)
  }
}
