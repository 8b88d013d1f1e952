/** All widgets and all clients of one kaithem. @module */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import type { Owner } from '../scope.ts'
import type { UnitTable } from '../units/unit-table.ts'
import { type ClientEnd, Connection, type ConnectionHost, closeCodes, type WidgetClient } from './connection.ts'
import type { WidgetCore } from './core.ts'
import { longestId } from './frames.ts'
import { FrameCache } from './outbox.ts'
import { Pacer } from './pacer.ts'
import { type MayDo, noRights, permissionList, type WidgetRights } from './permissions.ts'
import { isReserved, reserved } from './reserved.ts'

export interface WidgetDeps {
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly units: UnitTable
  readonly may: MayDo
  /** Owns what belongs to no node. */
  readonly root: Owner
}

/** Where widgets come from that nobody made yet. */
export type WidgetMaker = (id: string, user: string) => WidgetCore | undefined

interface GlobalAlert {
  readonly html: string
  readonly until: number
}

/** Errors of browsers in the log, at most one in so many seconds. */
const errorPause = 10
/** How soon a client that could not take more is tried again, in seconds. */
const retryAfter = 0.05
const mostAlerts = 20

export class WidgetEngine implements ConnectionHost {
  readonly clock: Clock
  readonly log: Log
  readonly units: UnitTable
  readonly may: MayDo
  readonly root: Owner
  readonly connections = new Map<string, Connection>()
  /** Makes widgets of tags when a page asks for them after a restart. */
  maker: WidgetMaker | undefined
  /** Whoever a page is made for now; the web part sets it. */
  visitor: () => string | undefined = () => undefined
  private readonly random: Random
  private readonly cores = new Map<string, WidgetCore>()
  private readonly pageRights = new WeakMap<Owner, WidgetRights>()
  private readonly awaited = new Map<string, Set<Connection>>()
  private readonly pacer: Pacer
  private dirty = new Set<Connection>()
  private retry: Timer | undefined
  private readonly arrivals = new Set<WidgetCore>()
  private arrival: Timer | undefined
  private alerts: GlobalAlert[] = []
  private version: number
  private connectionCount = 0
  private lastError = Number.NEGATIVE_INFINITY
  private isClosed = false

  constructor(deps: WidgetDeps) {
    this.clock = deps.clock
    this.log = deps.log
    this.units = deps.units
    this.may = deps.may
    this.root = deps.root
    this.random = deps.random
    this.pacer = new Pacer(deps.clock, () => this.flush())
    // Microseconds: later runs begin higher, so a client cannot take an old state for the present one.
    this.version = Math.floor(Math.max(deps.clock.now(), 0) * 1e6)
  }

  nextVersion(): number {
    return ++this.version
  }

  /** Widgets that this owner makes from now on are for whoever has these permissions. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  protect(owner: Owner, permissions: readonly string[]): void {
    this.pageRights.set(owner, { read: permissionList(permissions), write: [] })
  }

  rightsFor(owner: Owner): WidgetRights {
    return this.pageRights.get(owner) ?? noRights
  }

  /** The ids of all widgets. */
  ids(): string[] {
    return [...this.cores.keys()]
  }

  /** A free id, or the given one if it can be one. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  idFor(given: unknown): string {
    if (given === undefined || given === null || given === '') return this.freeId()
    if (typeof given !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `The id of a widget is a text, not ${typeof given}`)
    }
    if (given.length <= longestId && !isReserved(given)) return given
    throw new KaithemError(
      'KAITHEM_VALUE',
      `The id of a widget has up to ${longestId} characters and does not begin with __`,
      { id: given.slice(0, 80) },
    )
  }

  /** Takes a widget in. One of the same id ends, and its clients go over to the new one. */
  add(core: WidgetCore): void {
    if (this.isClosed) throw new KaithemError('KAITHEM_CLOSED', 'kaithem is closed and cannot have new widgets')
    const before = this.cores.get(core.id)
    if (before !== undefined || this.awaited.has(core.id)) this.announce(core)
    before?.dispose()
    this.cores.set(core.id, core)
  }

  remove(core: WidgetCore): void {
    if (this.cores.get(core.id) === core) this.cores.delete(core.id)
    for (const connection of [...core.subscribers]) connection.depart(core)
  }

  /** The widget of that id; one that a page of this user needs again is made. */
  find(id: string, user?: string): WidgetCore | undefined {
    const known = this.cores.get(id)
    return known ?? (user === undefined ? undefined : this.maker?.(id, user))
  }

  connect(client: WidgetClient): ClientEnd {
    if (this.isClosed) throw new KaithemError('KAITHEM_CLOSED', 'kaithem is closed and takes no clients')
    const connection = new Connection(this, client, `c${(++this.connectionCount).toString(36)}-${this.freeId()}`)
    this.connections.set(connection.id, connection)
    if (client.loginEnded === true) connection.tell(connection.message(reserved.login, 'ended'))
    const now = this.clock.now()
    this.alerts = this.alerts.filter(({ until }) => until > now)
    for (const { html, until } of this.alerts) {
      connection.tell(connection.message(reserved.snackBar, [html, until - now]))
    }
    return connection
  }

  /** A client waits for a widget that is not there. */
  await(id: string, connection: Connection): void {
    const waiting = this.awaited.get(id) ?? new Set()
    waiting.add(connection)
    this.awaited.set(id, waiting)
  }

  /** It waits no more. */
  arrived(id: string, connection: Connection): void {
    const waiting = this.awaited.get(id)
    if (waiting?.delete(connection) && waiting.size === 0) this.awaited.delete(id)
  }

  forget(connection: Connection): void {
    this.connections.delete(connection.id)
    this.dirty.delete(connection)
  }

  /** A connection has something to send. */
  ask(connection: Connection): void {
    this.dirty.add(connection)
    this.pacer.ask()
  }

  /** Shows a text on all pages for some seconds, also on those opened meanwhile. */
  alert(html: string, seconds: number): void {
    this.alerts = [...this.alerts, { html, until: this.clock.now() + seconds }].slice(-mostAlerts)
    for (const connection of this.connections.values()) {
      connection.tell(connection.message(reserved.snackBar, [html, seconds]))
    }
  }

  clientError(user: string, text: string): void {
    const now = this.clock.now()
    if (now - this.lastError < errorPause) return
    this.lastError = now
    this.log.warn(`Error in the browser of ${user}: ${text}`)
  }

  /** A user lost a permission; everybody did when it was the guest. */
  lost(user: string, permission: string): void {
    for (const connection of [...this.connections.values()]) {
      if (connection.user === user && !this.may(user, permission)) connection.lost(permission)
    }
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    for (const connection of [...this.connections.values()]) connection.end(closeCodes.shutdown, 'shutting down')
    for (const core of [...this.cores.values()]) core.dispose()
    this.pacer.stop()
    for (const timer of [this.retry, this.arrival]) timer?.cancel()
    this.retry = undefined
    this.arrival = undefined
  }

  /** Those who wait for it get it once its constructor, which may be that of an own class, has finished. */
  private announce(core: WidgetCore): void {
    this.arrivals.add(core)
    this.arrival ??= this.clock.setImmediate(() => {
      this.arrival = undefined
      const arrived = [...this.arrivals]
      this.arrivals.clear()
      for (const one of arrived) {
        if (one.closed) continue
        for (const connection of [...(this.awaited.get(one.id) ?? [])]) connection.arrive(one)
      }
    })
  }

  private flush(): void {
    const { dirty } = this
    this.dirty = new Set()
    const waiting: Connection[] = []
    const cache = new FrameCache()
    for (const connection of dirty) if (!connection.flush(cache)) waiting.push(connection)
    if (waiting.length === 0) return
    for (const connection of waiting) this.dirty.add(connection)
    this.retry ??= this.clock.setTimeout(() => {
      this.retry = undefined
      this.flush()
    }, retryAfter)
  }

  token(): string {
    return this.random.uuid()
  }

  private freeId(): string {
    for (;;) {
      const id = this.random.uuid().replaceAll('-', '').slice(-12)
      if (!this.cores.has(id)) return id
    }
  }
}
