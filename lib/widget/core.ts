/**
 * What a widget is inside: its value, who sees it, who is told.
 *
 * Porting note: a callback that throws does not keep the new value from the other clients, as it does in Kaithem.
 *
 * Porting note: a new subscriber gets the present value alone; Kaithem sends it to all subscribers again.
 *
 * Porting note: widgets belong to the node that makes them and end with it; Kaithem ends them when no code holds them any more.
 *
 * @module
 */

import { errorText, KaithemError } from '../errors.ts'
import type { Owned } from '../scope.ts'
import type { Behaviour, Sender, ValueSource } from './behaviour.ts'
import { Callbacks } from './callbacks.ts'
import { Change } from './change.ts'
import { mayRead, mayWrite, userName, type WidgetRights, withPermission } from './permissions.ts'
import { snackBar } from './reserved.ts'
import type { Link, WidgetSite } from './site.ts'
import { toJson } from './values.ts'

/** The user of changes made by code. */
export const serverUser = '__SERVER__'
/** For so long after its last subscriber left a widget counts as active, in seconds. */
const lingers = 30
/** A callback may write to the widget, whose callback is called, and so on: not for ever. */
const deepestWrite = 32

/** What users hold of it, as far as the core calls it: subclasses may replace these. */
export interface WidgetFace {
  onRequest(user: string, connection: string): unknown
  onUpdate(user: string, value: unknown, connection: string): void
}

export class WidgetCore implements Owned {
  readonly id: string
  readonly site: WidgetSite
  readonly behaviour: Behaviour
  readonly face: WidgetFace
  readonly callbacks: Callbacks
  readonly subscribers = new Set<Link>()
  private kept: unknown
  /** Grows with every change, and over restarts; never the same for two states. */
  version: number
  closed = false
  /** How often it was rendered. */
  rendered = 0
  /** Whether a page with it was made for somebody who is not logged in. */
  wasShownToGuests = false
  source: ValueSource | undefined
  private rights: WidgetRights
  private lastSeen = Number.NEGATIVE_INFINITY
  private depth = 0

  constructor(site: WidgetSite, id: string, behaviour: Behaviour, face: WidgetFace) {
    this.site = site
    this.id = id
    this.behaviour = behaviour
    this.kept = behaviour.initial ?? null
    this.face = face
    this.callbacks = new Callbacks(this.what, site.owner)
    this.version = site.engine.nextVersion()
    this.rights = site.engine.rightsFor(site.owner)
    site.owner.own(this)
  }

  get what(): string {
    return `widget ${this.id}`
  }

  /** All that is needed: its own, and those of where the value is from. */
  get needed(): WidgetRights {
    const { rights, source } = this
    if (source === undefined) return rights
    const { read, write } = source.rights
    return { read: [...read, ...rights.read], write: [...write, ...rights.write] }
  }

  get value(): unknown {
    this.refresh()
    return this.kept
  }

  /** Asks where the value is from; afterwards value and version are the present ones. */
  refresh(): void {
    const now = this.closed ? undefined : this.source?.refresh(this.kept)
    if (now !== undefined) this.keep(now)
  }

  get isActive(): boolean {
    return this.subscribers.size > 0 || this.site.engine.clock.now() - this.lastSeen <= lingers
  }

  checkOpen(): void {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `The ${this.what} is closed`, { widget: this.id })
  }

  /** A new value from code. */
  write(value: unknown, push: boolean): void {
    this.checkOpen()
    if (this.depth >= deepestWrite) {
      throw new KaithemError('KAITHEM_LOOP', `The ${this.what} is written by its own callback without end`)
    }
    const prepared = this.behaviour.prepare === undefined ? value : this.behaviour.prepare(value)
    // What cannot be sent is refused before it is kept.
    const json = typeof prepared === 'object' ? this.jsonOf(prepared) : undefined
    this.keep(prepared)
    this.depth++
    try {
      this.callbacks.call(serverUser, prepared, serverUser)
    } finally {
      this.depth--
    }
    // A callback may have written something newer, which is pushed already.
    if (push && this.kept === prepared) this.push(prepared, this.behaviour.isPipe !== true, json)
  }

  /** A value that grew by something, which callbacks are told. */
  append(value: unknown, added: unknown, onKept?: (version: number) => void): void {
    this.keep(value)
    // Before callbacks, which may add more.
    onKept?.(this.version)
    this.callbacks.call(serverUser, added, serverUser)
  }

  /** Tells clients what the value grew by; with its version, so that whoever comes back knows whether it has all. */
  announce(added: unknown): void {
    if (this.subscribers.size === 0) return
    const change = new Change(this.id, this.jsonOf(added), this.version, false, true)
    for (const connection of this.subscribers) connection.tell(change)
  }

  /** A value where only the clients are told: it came from the source. */
  show(value: unknown): void {
    if (this.closed) return
    this.keep(value)
    this.push(value, true)
  }

  /** A value of a client that passed the connection, or that code hands in. */
  update(user: string, value: unknown, connection: string): void {
    if (this.closed || !this.mayChange(user)) return
    const { behaviour, source } = this
    const sender: Sender = { user: userName(user), connection }
    const accepted = behaviour.accept === undefined ? value : behaviour.accept(value, sender)
    if (accepted === undefined) return
    if (source !== undefined) {
      this.setSource(source, accepted, sender)
      return
    }
    this.keep(accepted)
    this.callbacks.call(sender.user, accepted, connection)
    if (behaviour.echo === false) return
    if (behaviour.isPipe === true) this.push(accepted, false)
    else this.push(this.value, true)
  }

  /** Whatever becomes of it, everybody sees the same afterwards. */
  private setSource(source: ValueSource, value: unknown, { user, connection }: Sender): void {
    try {
      source.set(value, user)
      this.callbacks.call(user, value, connection)
    } catch (error) {
      const link = [...this.subscribers].find(({ id }) => id === connection)
      link?.tell(snackBar(errorText(error)))
      this.site.engine.log.info(`${this.what}: a change by ${user} was refused: ${errorText(error)}`)
    }
    this.show(this.value)
  }

  /** Tells all clients; state is also what a later subscriber gets. */
  push(value: unknown, isState: boolean, json?: string): void {
    if (this.subscribers.size === 0) return
    const change = this.changeOf(value, isState, json)
    for (const connection of this.subscribers) connection.tell(change)
  }

  changeOf(value: unknown, isState: boolean, json = this.jsonOf(value)): Change {
    return new Change(this.id, json, this.version, isState)
  }

  /** What a client lacks that had all up to a version; undefined: tell it the state. */
  missedSince(version: number): Change[] | undefined {
    const missed = version === 0 ? undefined : this.behaviour.missed?.(version)
    return missed?.map(([value, since]) => new Change(this.id, this.jsonOf(value), since, false, true))
  }

  mayRead(user: string): boolean {
    return mayRead(this.site.engine.may, userName(user), this.needed)
  }

  mayChange(user: string): boolean {
    return mayWrite(this.site.engine.may, userName(user), this.needed)
  }

  require(kind: 'read' | 'write', permission: unknown): void {
    this.setRights({ ...this.rights, [kind]: withPermission(this.rights[kind], permission) })
  }

  setRights(rights: WidgetRights): void {
    this.rights = rights
    this.recheck()
  }

  /** Who may not see it any more is told that it is gone; who may change it now, or not, is told so. */
  recheck(): void {
    for (const connection of [...this.subscribers]) connection.recheck(this)
  }

  join(connection: Link): void {
    this.subscribers.add(connection)
    if (this.subscribers.size === 1) this.source?.watch(true)
  }

  leave(connection: Link): void {
    if (!this.subscribers.delete(connection)) return
    this.lastSeen = this.site.engine.clock.now()
    if (this.subscribers.size === 0) this.source?.watch(false)
  }

  dispose(): void {
    if (this.closed) return
    this.closed = true
    this.site.owner.disown(this)
    this.site.engine.remove(this)
    this.callbacks.clear()
    this.source?.stop()
    this.behaviour.end?.()
  }

  private keep(value: unknown): void {
    this.kept = value
    this.version = this.site.engine.nextVersion()
  }

  private jsonOf(value: unknown): string {
    const { wire } = this.behaviour
    return toJson(wire === undefined ? value : wire(value), this.what)
  }
}
