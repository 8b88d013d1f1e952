/**
 * The server's end of one client: reads its frames, keeps its subscriptions, sends what changes.
 *
 * @module
 */

import { errorText } from '../errors.ts'
import { guest, pagesView } from '../users/permissions.ts'
import { Change, Gone } from './change.ts'
import type { WidgetCore } from './core.ts'
import { type ClientFrame, readFrame, type Wanted } from './frames.ts'
import { type FrameCache, Outbox } from './outbox.ts'
import { userName } from './permissions.ts'
import { cleanReport, isReserved, ownFacts, reserved, timeChannel } from './reserved.ts'
import type { Link, WidgetHost } from './site.ts'

/** The engine, as connections see it. */
export interface ConnectionHost extends WidgetHost {
  find(id: string, user: string): WidgetCore | undefined
  /** A client waits for a widget that is not there. */
  await(id: string, connection: Connection): void
  /** It waits no more. */
  arrived(id: string, connection: Connection): void
  /** Something waits to be sent. */
  ask(connection: Connection): void
  forget(connection: Connection): void
  clientError(user: string, text: string): void
}

/** What a client is told in a box. */
export type Notice = 'refused' | 'tooMany'

/** What the transport gives for one client. */
export interface WidgetClient {
  /** Who is logged in; empty or `__guest__` for a guest. */
  readonly user: string
  /** Sends one frame. */
  send(frame: string): void
  /** Ends the connection. */
  close(code?: number, reason?: string): void
  readonly address?: string | undefined
  /** How many bytes wait in the transport; while many do, only the latest state is kept for the client. */
  buffered?(): number
  /**
   * Whether a guest gets only what a page showed to guests, or what has read permissions: ids are no secret. Default false, for
   * transports of one's own.
   */
  readonly onlyShown?: boolean | undefined
  /** Whether it came with a login that has ended: it is told so, in place of what it may not see. Default false. */
  readonly loginEnded?: boolean | undefined
  /** A notice in the language of the client (default English). */
  text?(key: Notice, values: Readonly<Record<string, number>>): string
}

/** What the transport hands in. */
export interface ClientEnd {
  /** Names the connection: what `attach2` and `sendTo` have. */
  readonly id: string
  /** A frame of the client, whatever it is. Never throws. */
  receive(frame: string | Uint8Array): void
  /** The client is gone. */
  closed(): void
}

/** Subscriptions of one client, those to widgets that are not there included. */
export const mostSubscriptions = 1024
/** So many frames of a client may be nonsense. */
const mostBadFrames = 20
/** More than this in the transport: wait. */
const congested = 256 * 1024

/** Codes with which connections are closed. */
export const closeCodes = { nonsense: 1008, slow: 1013, permission: 4403, shutdown: 1001 } as const

export class Connection implements ClientEnd, Link {
  readonly id: string
  readonly user: string
  readonly client: WidgetClient
  readonly since: number
  /** What the client says about itself, such as the address of its page. */
  readonly facts = new Map<string, unknown>()
  private readonly engine: ConnectionHost
  private readonly outbox = new Outbox()
  /** Undefined for a widget that is not there now. */
  private readonly subscriptions = new Map<string, WidgetCore | undefined>()
  private readonly used = new Set<string>()
  private badFrames = 0
  private knowsVersions = false
  private open = true

  constructor(engine: ConnectionHost, client: WidgetClient, id: string) {
    this.engine = engine
    this.client = client
    this.id = id
    this.user = userName(client.user)
    this.since = engine.clock.now()
  }

  get address(): string | undefined {
    return this.client.address
  }

  receive(frame: string | Uint8Array): void {
    if (!this.open) return
    try {
      this.handle(readFrame(frame))
    } catch (error) {
      this.badFrames++
      this.tell(this.message(reserved.error, errorText(error)))
      if (this.badFrames > mostBadFrames) this.end(closeCodes.nonsense, 'too many bad frames')
    }
    // The client waits for the answer to what it sent; others may get theirs a moment later.
    this.flush()
  }

  closed(): void {
    if (!this.open) return
    this.open = false
    for (const [id, core] of this.subscriptions) this.detach(id, core)
    this.subscriptions.clear()
    this.outbox.clear()
    this.engine.forget(this)
  }

  /** Ends the connection from this side. */
  end(code: number, reason: string): void {
    if (!this.open) return
    this.flush()
    this.closed()
    try {
      this.client.close(code, reason)
    } catch (error) {
      this.engine.log.warn(`Closing the connection of ${this.user}: ${errorText(error)}`)
    }
  }

  /** Something for this client, sent with the next frame. */
  tell(change: Change): void {
    if (!this.open) return
    this.outbox.add(change)
    if (this.outbox.isFull) this.end(closeCodes.slow, 'too slow')
    else this.engine.ask(this)
  }

  /** A message of no widget: a text box, a snack bar, an error. */
  message(id: string, value: unknown): Change {
    return new Change(id, JSON.stringify(value), 0, false)
  }

  /** Sends what waits; false when the transport is full and it must wait on. */
  flush(cache?: FrameCache): boolean {
    if (!this.open || this.outbox.empty) return true
    const { client } = this
    try {
      if (client.buffered !== undefined && client.buffered() > congested) return false
      client.send(this.outbox.take(this.knowsVersions, cache))
    } catch (error) {
      this.engine.log.debug(`Sending to ${this.user}: ${errorText(error)}`)
      this.outbox.clear()
      this.end(closeCodes.slow, 'cannot send')
    }
    return true
  }

  /** A widget this client asked for is there (again). */
  arrive(core: WidgetCore): void {
    if (this.open && this.subscriptions.has(core.id)) this.attach(core, 0)
  }

  /** A widget it has is gone; it gets the next one of that id. */
  depart(core: WidgetCore): void {
    core.leave(this)
    this.subscriptions.set(core.id, undefined)
    this.engine.await(core.id, this)
    this.outbox.forget(core.id)
    this.tell(new Gone(core.id))
  }

  /** The permissions of a widget changed. */
  recheck(core: WidgetCore): void {
    if (!this.maySee(core)) {
      this.subscriptions.delete(core.id)
      core.leave(this)
      this.outbox.forget(core.id)
      this.tell(new Gone(core.id))
    } else this.tellAccess(core)
  }

  /** The user lost a permission. */
  lost(permission: string): void {
    if (this.used.has(permission)) this.end(closeCodes.permission, 'a permission was taken away')
  }

  private handle(frame: ClientFrame): void {
    for (const [id, value] of frame.updates) this.update(id, value)
    for (const id of frame.unsubscribe) this.unsubscribe(id)
    for (const wanted of frame.subscribe) if (!this.subscribe(wanted)) return
    for (const id of frame.request) this.request(id)
  }

  private update(id: string, value: unknown): void {
    if (isReserved(id)) {
      this.reserved(id, value)
      return
    }
    const core = this.engine.find(id, this.user)
    if (core === undefined || !core.mayChange(this.user) || !this.maySee(core)) return
    this.use([...core.needed.read, ...core.needed.write])
    try {
      core.face.onUpdate(this.user, value, this.id)
    } catch (error) {
      core.site.owner.report(error, `onUpdate of ${core.what}`)
    }
  }

  private reserved(id: string, value: unknown): void {
    if (id === timeChannel) {
      if (typeof value !== 'number') return
      this.tell(this.message(timeChannel, [value, this.engine.clock.wall() * 1000]))
    } else if (id === reserved.clientError) this.engine.clientError(this.user, cleanReport(value))
    else if (ownFacts.has(id)) {
      const text = JSON.stringify(value)
      if (text !== undefined && text.length <= 4096) this.facts.set(id, value)
    }
  }

  /** False ends the frame. */
  private subscribe({ id, version }: Wanted): boolean {
    if (version !== undefined) this.knowsVersions = true
    if (isReserved(id)) return true
    if (!this.subscriptions.has(id) && this.subscriptions.size >= mostSubscriptions) {
      return this.refuse('tooMany', `A page may have ${mostSubscriptions} widgets.`)
    }
    const core = this.engine.find(id, this.user)
    if (core === undefined) {
      this.subscriptions.set(id, undefined)
      this.engine.await(id, this)
      this.tell(new Gone(id))
      return true
    }
    if (!this.maySee(core)) return this.refuse('refused', 'You are not allowed to see all of this page.')
    this.attach(core, version ?? 0)
    return true
  }

  private attach(core: WidgetCore, version: number): void {
    if (!this.maySee(core)) return
    this.subscriptions.set(core.id, core)
    this.engine.arrived(core.id, this)
    this.use(core.needed.read)
    core.join(this)
    this.tellAccess(core)
    core.refresh()
    if (version === core.version) return
    const missed = core.missedSince(version)
    if (missed === undefined) this.tellState(core)
    else for (const change of missed) this.tell(change)
  }

  private tellState(core: WidgetCore): void {
    try {
      const value = core.face.onRequest(this.user, this.id)
      if (value !== undefined && value !== null) this.tell(core.changeOf(value, true))
    } catch (error) {
      core.site.owner.report(error, `onRequest of ${core.what}`)
    }
  }

  /** Clients that know versions also want to know what their user may not change. */
  private tellAccess(core: WidgetCore): void {
    if (this.knowsVersions) this.tell(this.message(reserved.access, [core.id, core.mayChange(this.user)]))
  }

  private unsubscribe(id: string): void {
    if (!this.subscriptions.has(id)) return
    this.detach(id, this.subscriptions.get(id))
    this.subscriptions.delete(id)
    this.outbox.forget(id)
  }

  private detach(id: string, core: WidgetCore | undefined): void {
    if (core === undefined) this.engine.arrived(id, this)
    else core.leave(this)
  }

  private request(id: string): void {
    const core = isReserved(id) ? undefined : this.engine.find(id, this.user)
    if (core !== undefined && this.maySee(core)) this.tellState(core)
  }

  private maySee(core: WidgetCore): boolean {
    if (!core.mayRead(this.user)) return false
    const isOpen = core.needed.read.length === 0 && this.user === guest && this.client.onlyShown === true
    if (!isOpen || core.wasShownToGuests) return true
    if (!this.engine.may(guest, pagesView)) return false
    // The connection ends with it.
    this.use([pagesView])
    return true
  }

  private refuse(key: Notice, usual: string): false {
    if (key === 'refused' && this.client.loginEnded === true) return false
    const text = this.client.text?.(key, { n: mostSubscriptions }) ?? usual
    this.tell(this.message(reserved.messageBox, text))
    return false
  }

  private use(permissions: readonly string[]): void {
    for (const permission of permissions) this.used.add(permission)
  }
}
