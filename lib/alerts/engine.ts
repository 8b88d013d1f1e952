/** All alerts of one kaithem. @module */

import { KaithemError } from '../errors.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Journals } from '../platform/journal.ts'
import type { Log } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import type { Store } from '../platform/store.ts'
import { type Owned, Owner } from '../scope.ts'
import { AlertCore, type AlertHost } from './alert-core.ts'
import { Announcer, topics } from './announcer.ts'
import { type AlertSounds, type Beep, Beeper } from './beeper.ts'
import type { Cause, ChangeInfo } from './change.ts'
import { AlertJournal } from './journal.ts'
import { plainValue } from './journal-entry.ts'
import { KeptAlerts, type KeptKey } from './kept-alerts.ts'
import { AlertLists } from './lists.ts'
import { spelled } from './names.ts'
import { keptOf, placeAlert } from './restore.ts'
import type { AlertSettings } from './settings.ts'
import { Suppression } from './suppression.ts'

export interface AlertDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly log: Log
  readonly random: Random
  readonly store: Store
  readonly journals: Journals
  /** Sounds by priority; asked when something is to beep, because they may change. */
  readonly sounds: () => AlertSounds
  /** Plays a beep, besides the message about it. */
  readonly beep?: Beep | undefined
}

export class AlertEngine {
  readonly clock: Clock
  /** The handles of each owner; see `viewsOf`. */
  readonly views = new WeakMap<Owner, object>()
  readonly lists = new AlertLists<AlertCore>()
  readonly journal: AlertJournal
  private readonly deps: AlertDeps
  private readonly owner = new Owner('alerts')
  private readonly byId = new Map<string, AlertCore>()
  private readonly byName = new Map<string, Set<AlertCore>>()
  private readonly held = new Map<AlertCore, Owned>()
  private readonly keptAlerts: KeptAlerts
  private readonly announcer: Announcer<AlertCore>
  private readonly beeper: Beeper
  private readonly suppression = new Suppression<AlertCore>((key) => this.find(key))
  private readonly host: AlertHost
  private closed = false
  private first: (() => void) | undefined

  constructor(deps: AlertDeps) {
    const { clock, random, store, bus, sounds } = deps
    this.deps = deps
    this.clock = clock
    this.journal = new AlertJournal(deps.journals.open('alerts'), random.uuid().slice(0, 8))
    this.keptAlerts = new KeptAlerts(store, () => clock.now())
    this.announcer = new Announcer({ ...deps, lists: this.lists })
    const level = () => this.lists.beepLevel
    this.beeper = new Beeper({ clock, random, sounds, level, beep: (...beep) => this.beep(...beep) })
    this.host = {
      clock,
      owner: this.owner,
      happened: (alert, info) => this.happened(alert, info),
      recount: (alert, raised) => this.recount(alert, raised),
      keep: (alert) => this.keep(alert),
      standingChanged: (alert) => this.standingChanged(alert),
      post: (topic, message) => bus.post(topic, message),
    }
  }

  get size(): number {
    return this.byId.size
  }

  /** Calls a function once, before alerts are made or looked at: what is kept must not be read earlier. */
  beforeUse(first: () => void): void {
    this.first = first
  }

  /** Alerts are about to be looked at. */
  awaken(): void {
    const { first, closed } = this
    this.first = undefined
    if (!closed) first?.()
  }

  /** The names that something is kept under, also where nobody has made the alert again yet. */
  keptNames(): readonly string[] {
    return this.keptAlerts.names()
  }

  /** Every live alert, in the order of making. */
  all(): IterableIterator<AlertCore> {
    return this.byId.values()
  }

  /** By id, else by name. */
  get(key: string): AlertCore | undefined {
    const [first] = this.find(key)
    return first
  }

  /**
   * Makes an alert, in the state it was kept in, if any.
   *
   * @throws KAITHEM_STATE when the id is taken, KAITHEM_CYCLE, KAITHEM_CLOSED
   */
  create(owner: Owner, settings: AlertSettings): AlertCore {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', 'kaithem is closed: no new alerts')
    this.awaken()
    const id = settings.id ?? this.deps.random.uuid()
    if (this.byId.has(id)) {
      const message = `There is an alert with the id ${id} already; close it or take another id`
      throw new KaithemError('KAITHEM_STATE', message, { id })
    }
    // Of several alerts of one name only the first is kept under it.
    const restore = settings.restore && (settings.id !== undefined || !this.isKeptName(settings.name))
    const alert = new AlertCore(id, { ...settings, restore }, owner, this.host)
    this.register(alert)
    try {
      this.suppression.add(alert)
      // The owner ends it as flows end: what it was is kept for when it is made again.
      this.held.set(alert, owner.own({ dispose: () => this.end(alert, false) }))
    } catch (error) {
      this.end(alert, false)
      throw error
    }
    if (restore) this.restore(alert)
    if (settings.suppressedBy.length > 0) this.updateSuppression(alert)
    return alert
  }

  /** Ends an alert for good: its state is forgotten. */
  remove(alert: AlertCore): void {
    this.end(alert, true)
  }

  /** Ends an alert; without `forget` it goes on where it was when it is made again. */
  end(alert: AlertCore, forget: boolean): void {
    if (!this.byId.has(alert.id) || alert.closed) return
    const before = alert.state
    if (forget) {
      const isOfAnother = !alert.settings.restore && alert.settings.id === undefined && this.isKeptName(alert.name)
      if (!isOfAnother) this.keptAlerts.delete(keyOf(alert))
      if (before !== 'normal')
        this.write(alert, { ...quietInfo(alert, this.clock.now()), event: 'close', state: 'normal' })
    }
    const stood = alert.stands
    this.unregister(alert)
    alert.close()
    this.beeper.changed()
    if (before !== 'normal') this.announcer.refresh()
    if (stood) this.standingChanged(alert)
  }

  /** Ends an alert as a flow ends: it goes on where it was when it is made again. */
  letGo(id: string): void {
    const alert = this.byId.get(id)
    if (alert !== undefined) this.end(alert, false)
  }

  /** Its silence was changed. */
  refresh(alert: AlertCore): void {
    this.recount(alert, false)
  }

  /** @throws KAITHEM_CYCLE; then nothing has changed */
  setSuppressedBy(alert: AlertCore, keys: readonly string[]): void {
    alert.assertOpen()
    const before = alert.settings.suppressedBy
    this.suppression.remove(alert)
    alert.settings.suppressedBy = keys
    try {
      this.suppression.add(alert)
    } catch (error) {
      alert.settings.suppressedBy = before
      this.suppression.add(alert)
      throw error
    }
    this.updateSuppression(alert)
  }

  /** Tells the log and the bus of an error nobody else shows. */
  report(text: string): void {
    this.deps.log.error(text)
    this.deps.bus.post(topics.errors, text)
  }

  /** Ends everything without a word; what is to be kept stays kept. */
  close(): void {
    this.closed = true
    for (const alert of [...this.byId.values()]) {
      this.unregister(alert)
      alert.close()
    }
    this.beeper.close()
    this.announcer.close()
    this.journal.close()
    this.owner.dispose()
  }

  private find(key: string): Iterable<AlertCore> {
    const alert = this.byId.get(key)
    return alert === undefined ? (this.byName.get(spelled(String(key))) ?? []) : [alert]
  }

  /** Whether a live alert is kept under this name. */
  private isKeptName(name: string): boolean {
    for (const { settings } of this.byName.get(name) ?? [])
      if (settings.restore && settings.id === undefined) return true
    return false
  }

  private register(alert: AlertCore): void {
    this.byId.set(alert.id, alert)
    this.byName.set(alert.name, (this.byName.get(alert.name) ?? new Set()).add(alert))
  }

  private unregister(alert: AlertCore): void {
    this.byId.delete(alert.id)
    const named = this.byName.get(alert.name)
    named?.delete(alert)
    if (named?.size === 0) this.byName.delete(alert.name)
    this.lists.remove(alert)
    this.suppression.remove(alert)
    const held = this.held.get(alert)
    this.held.delete(alert)
    if (held !== undefined) alert.owner.disown(held)
  }

  private restore(alert: AlertCore): void {
    const kept = this.keptAlerts.get(keyOf(alert))
    if (kept === undefined) return
    placeAlert(alert, kept, this.clock.now())
    this.lists.place(alert)
    this.announcer.refresh()
    this.beeper.changed()
  }

  private happened(alert: AlertCore, info: ChangeInfo): void {
    this.write(alert, info)
    if (info.state !== info.prev || info.event === 'error') this.lists.enter(alert)
    this.announcer.tell(alert, info)
    this.announcer.refresh(info.state !== 'tripped')
    const begins = info.state !== info.prev && (info.state === 'active' || info.state === 'error')
    if (begins && !alert.silent) this.beeper.ring()
    else this.beeper.changed()
  }

  private write(alert: AlertCore, info: ChangeInfo): void {
    const { id, name, settings } = alert
    const { time, priority, event, prev: from, state: to, by, notes, message, value } = info
    this.journal.add({
      ...{ time, id, name, zone: settings.zone, priority, event, from, to, by, notes, message },
      value: plainValue(value),
    })
  }

  private recount(alert: AlertCore, raised: boolean): void {
    if (!this.byId.has(alert.id)) return
    this.lists.count(alert)
    this.announcer.refresh()
    if (raised && alert.state === 'active' && !alert.silent) this.beeper.ring()
    else this.beeper.changed()
  }

  private keep(alert: AlertCore): void {
    if (!alert.settings.restore) return
    const key = keyOf(alert)
    if (alert.isRemarkable) this.keptAlerts.set(key, keptOf(alert, this.clock.now()))
    else this.keptAlerts.delete(key)
  }

  private standingChanged(alert: AlertCore): void {
    for (const dependent of this.suppression.dependents(alert)) this.updateSuppression(dependent)
  }

  private updateSuppression(alert: AlertCore): void {
    const other = this.suppression.by(alert)
    const cause: Cause =
      other === undefined ? { event: 'unsuppress' } : { event: 'suppress', notes: `while ${other.name} is active` }
    alert.setSuppressed(other !== undefined, cause)
  }

  private beep(...[level, file, soundcard]: Parameters<Beep>): void {
    this.deps.bus.post(topics.beep, { level, file, soundcard })
    try {
      this.deps.beep?.(level, file, soundcard)
    } catch (error) {
      this.deps.log.error(`The beep of alerts failed: ${String(error)}`)
    }
  }
}

function keyOf({ name, settings }: AlertCore): KeptKey {
  return settings.id === undefined ? { by: 'name', key: name } : { by: 'id', key: settings.id }
}

function quietInfo(alert: AlertCore, time: number): ChangeInfo {
  const { state, priority, tripMessage: message } = alert
  return { state, prev: state, event: 'close', priority, time, by: '', notes: '', message, value: undefined }
}
