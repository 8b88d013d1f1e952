/** What users hold of an alert: a handle, bound to whoever asked for it. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import { checkFunction } from '../states/names.ts'
import { createHandle, type StateMachine } from '../states/state-machine.ts'
import type { AlertCore } from './alert-core.ts'
import type { Cause, ChangeInfo, Inhibition } from './change.ts'
import type { AlertEngine } from './engine.ts'
import { type AlertState, checkPriority, type Priority } from './names.ts'
import { readAutoAck, readFlag, readList, readSeconds, readText } from './settings.ts'

/** Who does something, and why. */
export interface ByWhom {
  /** Who (default unknown). */
  readonly by?: string
  /** What they have to say about it. */
  readonly notes?: string
}

/** As `ByWhom`, for acknowledging on behalf of somebody whose rights have to be looked at. */
export interface AcknowledgeOptions extends ByWhom {
  /** Asked for each permission in `ackPermissions`; false refuses. Without it code may acknowledge everything. */
  readonly may?: (permission: string) => boolean
}

/** What subscribers of an alert are given. */
export interface AlertChange extends ChangeInfo {
  readonly alert: Alert
}

/** An alert. Every member answers to both spellings (`trip_delay`, `tripDelay`). */
export type Alert = WithAliases<AlertHandle>

/** The short form of an alert, plain data. */
export interface AlertFormat {
  readonly id: string
  readonly description: string
  readonly state: AlertState
  readonly name: string
  readonly zone: string | null
}

/** The methods of an alert; `AlertViews` makes the handles. */
export class AlertHandle {
  declare private readonly core: AlertCore
  declare private readonly owner: Owner
  declare private readonly engine: AlertEngine
  declare private readonly machine: { handle: StateMachine | undefined }

  /** The name, with spaces in place of characters that alerts cannot have. */
  get name(): string {
    return this.core.name
  }

  /** Unique among the live alerts. */
  get id(): string {
    return this.core.id
  }

  /** normal, tripped, active, cleared, retripped, acknowledged or error. */
  get state(): AlertState {
    return this.core.state
  }

  /** The state machine below: to look at, to subscribe to, to draw. Closing it closes the alert. */
  get sm(): StateMachine {
    const { machine, core, owner, engine } = this
    machine.handle ??= createHandle(core.machine, owner, {
      keep: () => {
        throw new KaithemError('KAITHEM_STATE', `${core.label} keeps its state itself; see its option restore`)
      },
      close: () => engine.remove(core),
    })
    return machine.handle
  }

  /**
   * The priority in force, maybe raised by an escalation. Setting it holds until it is set again.
   *
   * @throws KAITHEM_VALUE for anything but debug, info, warning, error, critical (and normal, which is info)
   */
  get priority(): Priority {
    return this.core.priority
  }
  set priority(priority: string) {
    this.core.setPriority(checkPriority(priority))
  }

  /** Where, divided by dots; null where nobody said so. */
  get zone(): string | null {
    return this.core.settings.zone
  }
  set zone(zone: string | null) {
    this.core.settings.zone = readText(zone, 'zone') || null
  }

  get description(): string {
    return this.core.settings.description
  }
  set description(description: string) {
    this.core.settings.description = readText(description, 'description')
  }

  /** True: it never beeps. */
  get silent(): boolean {
    return this.core.silent
  }
  set silent(silent: boolean) {
    this.core.settings.silent = readFlag(silent, 'silent', false)
    this.engine.refresh(this.core)
  }

  /** Seconds from trip to active. */
  get trip_delay(): number {
    return this.core.settings.tripDelay
  }
  set trip_delay(seconds: number) {
    this.core.settings.tripDelay = readSeconds(seconds, 'trip_delay', 0)
    this.core.refreshTimers()
  }

  /** Seconds the condition must be gone before it clears. */
  get clear_delay(): number {
    return this.core.settings.clearDelay
  }
  set clear_delay(seconds: number) {
    this.core.settings.clearDelay = readSeconds(seconds, 'clear_delay', 0)
  }

  /** Seconds after clearing until it acknowledges itself; false: never. True sets 10. */
  get auto_ack(): number | false {
    return this.core.settings.autoAck ?? false
  }
  set auto_ack(value: number | boolean) {
    this.core.settings.autoAck = readAutoAck(value)
    this.core.refreshTimers()
  }

  /** Stays active when its condition is gone, until it is acknowledged or reset. */
  get latch(): boolean {
    return this.core.settings.latch
  }
  set latch(latch: boolean) {
    this.core.settings.latch = readFlag(latch, 'latch', false)
  }

  /** Everything needed to see it, /users/alerts.view included. */
  get permissions(): readonly string[] {
    return this.core.settings.permissions
  }
  set permissions(permissions: readonly string[]) {
    this.core.settings.permissions = readList(permissions, 'permissions')
  }

  /** Everything needed to acknowledge it, /users/alerts.acknowledge included. */
  get ackPermissions(): readonly string[] {
    return this.core.settings.ackPermissions
  }
  set ackPermissions(permissions: readonly string[]) {
    this.core.settings.ackPermissions = readList(permissions, 'ackPermissions')
  }

  /** Names or ids of the alerts that keep it quiet while they are active. */
  get suppressed_by(): readonly string[] {
    return this.core.settings.suppressedBy
  }
  set suppressed_by(keys: readonly string[] | string) {
    this.engine.setSuppressedBy(this.core, readList(keys, 'suppressed_by'))
  }

  /** Longest time on the shelf, in seconds. */
  get shelve_max(): number {
    return this.core.settings.shelveMax
  }

  /** What was given to the last `trip` or `error`, at most 4,096 characters. */
  get trip_message(): string {
    return this.core.tripMessage
  }

  /** When it was tripped last, epoch seconds; 0 for never. */
  get trippedAt(): number {
    return this.core.trippedAt
  }

  /** Since when it has been active without being normal in between, epoch seconds; 0 while it is normal. */
  get active_since(): number {
    return this.core.activeSince
  }

  /** Whether the condition is there: true from `trip` to `release`, also while the alert is kept quiet. */
  get condition(): boolean {
    return this.core.condition
  }

  /** Why it is kept quiet: disabled, shelved or suppressed; null while it is not. */
  get inhibited(): Inhibition | null {
    return this.core.inhibited ?? null
  }

  /** When it comes back from the shelf, epoch seconds; 0 while it is not there. */
  get shelved_until(): number {
    return this.core.quiet.shelvedUntil
  }

  /** False while it is out of service. */
  get enabled(): boolean {
    return this.core.quiet.enabled
  }

  /** True once it was closed. */
  get closed(): boolean {
    return this.core.closed
  }

  /**
   * The condition is there. A normal alert becomes tripped, and active after `trip_delay` (0: as soon as the running
   * code has finished). Tripping again while it is tripped does not start the delay again.
   *
   * @param message why, at most 4,096 characters; kept also where the state does not change
   * @param options `value`: what was measured, for the journal
   * @throws KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('pump dry', 'warning', { trip_delay: 5 })
   * a.trip('no flow')
   * a.state // => 'tripped'
   */
  trip(message: string = '', options: { readonly value?: unknown } = {}): void {
    this.core.trip(valueText(message ?? ''), options?.value)
  }

  /**
   * The condition is gone. What was only tripped is normal again, what was active is cleared and waits for somebody to
   * acknowledge it (after `clear_delay`), what was acknowledged is normal. A latched alert stays active.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('door open', 'info', { trip_delay: 30 })
   * a.trip()
   * a.release()
   * a.state // => 'normal'
   */
  release(): void {
    this.core.release()
  }

  /** The same as `release`. */
  clear(): void {
    this.core.release()
  }

  /**
   * Somebody has taken notice: no more beeps, reminders and escalation. An active alert becomes acknowledged, a cleared
   * or broken one normal; in the other states nothing happens.
   *
   * @param by who (default unknown), or the options `{ by, notes, may }`
   * @param notes what they have to say; the first 64 characters are told
   * @returns whether anything changed
   * @throws KAITHEM_PERMISSION when `may` refuses, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('freezer warm', 'critical')
   * a.error('sensor is missing')
   * a.acknowledge('ann', 'I look after it') // => true
   * a.state // => 'normal'
   */
  acknowledge(by: string | AcknowledgeOptions = {}, notes = ''): boolean {
    const options: AcknowledgeOptions = typeof by === 'object' && by !== null ? by : { by, notes }
    const { may } = options
    checkFunction(may, 'may')
    const missing = may === undefined ? undefined : this.ackPermissions.find((permission) => !may(permission))
    if (missing !== undefined) {
      const message = `${causeOf('acknowledge', options).by} may not acknowledge ${this.name}: ${missing} is missing`
      throw new KaithemError('KAITHEM_PERMISSION', message, { alert: this.name, permission: missing })
    }
    return this.core.acknowledge(causeOf('acknowledge', options))
  }

  /**
   * Takes an acknowledgement back: an acknowledged alert is active again, with beeps and notices.
   *
   * @returns whether anything changed
   * @example
   * kaithem.alerts.Alert('leak').unacknowledge({ by: 'ann' }) // => false
   */
  unacknowledge(options?: ByWhom): boolean {
    return this.core.unacknowledge(causeOf('unacknowledge', options))
  }

  /**
   * The alert itself is broken (a sensor is missing, a condition cannot be computed). It counts as an active one of
   * priority error until somebody acknowledges it.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('frost', 'info')
   * a.error('no reading for an hour')
   * a.state // => 'error'
   */
  error(message: string = ''): void {
    this.core.error(valueText(message ?? ''))
  }

  /**
   * Makes the alert normal if its condition is gone: the way to end a latched one, or one that waits for somebody.
   *
   * @returns whether anything changed; false while the condition is there
   * @example
   * const a = kaithem.alerts.Alert('fuse', 'error', { latch: true })
   * a.reset() // => false
   */
  reset(options?: ByWhom): boolean {
    return this.core.reset(causeOf('reset', options))
  }

  /**
   * Puts it on the shelf: for so long it is normal and quiet, whatever happens. If its condition is there when the time
   * is over, it goes on from there.
   *
   * @param seconds more than 0, at most `shelve_max` (usually 8 hours)
   * @throws KAITHEM_VALUE, KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('leak in the cellar', 'error')
   * a.shelve(3600, { by: 'ann', notes: 'drying' })
   * a.inhibited // => 'shelved'
   */
  shelve(seconds: number, options?: ByWhom): void {
    this.core.shelve(seconds, causeOf('shelve', options))
  }

  /** Takes it from the shelf now. Does nothing if it is not there. */
  unshelve(options?: ByWhom): void {
    this.core.unshelve(causeOf('unshelve', options))
  }

  /** Takes it out of service: normal and quiet until `enable`. */
  disable(options?: ByWhom): void {
    this.core.setEnabled(false, causeOf('disable', options))
  }

  /** Puts it into service again; if its condition is there, it goes on from there. */
  enable(options?: ByWhom): void {
    this.core.setEnabled(true, causeOf('enable', options))
  }

  /**
   * Calls a function with everything that happens to the alert: changes of state, and what leaves the state as it is
   * (`state` and `prev` are the same then): reminders, escalation, being shelved or suppressed while it is normal.
   *
   * @param callback gets `{ alert, state, prev, event, priority, time, by, notes, message, value }`
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('bell', 'info')
   * a.subscribe(({ state, prev }) => node.send({ payload: state, prev }))
   * a.trip()
   */
  subscribe(callback: (change: AlertChange) => unknown): Subscription {
    this.core.assertOpen()
    const checked = checkFunction(callback, 'A subscriber')
    if (checked === undefined) throw new KaithemError('KAITHEM_TYPE', 'A subscriber must be a function')
    const alert = this as unknown as Alert
    return this.core.listeners.add(this.owner, (info: ChangeInfo) => checked({ ...info, alert }))
  }

  /**
   * The alert in short, as plain data.
   *
   * @example
   * kaithem.alerts.Alert('bell', { id: 'b1', zone: 'house.hall' }).format()
   * // => { id: 'b1', description: '', state: 'normal', name: 'bell', zone: 'house.hall' }
   */
  format(): AlertFormat {
    const { id, description, state, name, zone } = this
    return { id, description, state, name, zone }
  }

  /** Ends the alert: no timers, in no list, its kept state forgotten. */
  close(): void {
    this.engine.remove(this.core)
  }

  /** The same as `close`. */
  dispose(): void {
    this.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  toJSON(): AlertFormat {
    return this.format()
  }

  get [Symbol.toStringTag](): string {
    return 'Alert'
  }
}

addAliases(AlertHandle.prototype)

/** @throws KAITHEM_TYPE */
export function causeOf(event: Cause['event'], options: ByWhom | null | undefined): Cause {
  const { by, notes } = options ?? {}
  return { event, by: readText(by, 'by') || 'unknown', notes: readText(notes, 'notes') }
}

/** The handles of one owner: the same alert is always the same handle. */
export class AlertViews {
  private readonly engine: AlertEngine
  private readonly owner: Owner
  private readonly handles = new WeakMap<AlertCore, Alert>()

  constructor(engine: AlertEngine, owner: Owner) {
    this.engine = engine
    this.owner = owner
  }

  of(core: AlertCore): Alert {
    let handle = this.handles.get(core)
    if (handle === undefined) {
      const { engine, owner } = this
      const parts = { core, owner, engine, machine: { handle: undefined } }
      handle = Object.defineProperties(Object.create(AlertHandle.prototype), hidden(parts)) as Alert
      this.handles.set(core, handle)
    }
    return handle
  }
}

/** The handles of an owner on the alerts of an engine. */
export function viewsOf(engine: AlertEngine, owner: Owner): AlertViews {
  const known = engine.views.get(owner) as AlertViews | undefined
  if (known !== undefined) return known
  const views = new AlertViews(engine, owner)
  engine.views.set(owner, views)
  return views
}

/** Kept out of listings, comparisons and copies of messages. */
function hidden(parts: object): PropertyDescriptorMap {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, { value, enumerable: false }]))
}
