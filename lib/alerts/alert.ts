/** What users hold of an alert: a handle, bound to whoever asked for it. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import { checkFunction } from '../states/names.ts'
import { createHandle, type StateMachine } from '../states/state-machine.ts'
import { AlertAttributes } from './alert-attributes.ts'
import type { AlertCore } from './alert-core.ts'
import type { Cause, ChangeInfo } from './change.ts'
import type { AlertEngine } from './engine.ts'
import type { AlertState } from './names.ts'
import { readText } from './settings.ts'

/** Who does something, and why. */
export interface ByWhom {
  /** Who (default unknown). */
  readonly by?: string
  /** What they have to say about it. */
  readonly notes?: string
}

/** As `ByWhom`, with what was measured. */
export interface TripOptions extends ByWhom {
  readonly value?: unknown
}

/** As `ByWhom`, with what ended it. */
export interface ReleaseOptions extends ByWhom {
  /** What was measured. */
  readonly value?: unknown
  /** What ended it, at most 4,096 characters. Where this or `value` is given, they stand in place of those of the trip. */
  readonly message?: string
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
export class AlertHandle extends AlertAttributes {
  declare private readonly owner: Owner
  declare private readonly machine: { handle: StateMachine | undefined }

  /**
   * The state machine below: to look at, to subscribe to, to draw. Closing it closes the alert.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error', { trip_delay: 5 })
   * a.trip()
   * a.sm.state // => 'tripped'
   */
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
   * The condition is there. A normal alert becomes tripped, and active after `trip_delay` (0: as soon as the running
   * code has finished). Tripping again while it is tripped does not start the delay again.
   *
   * @param message why, at most 4,096 characters; kept also where the state does not change
   * @param options `value`: what was measured; `by` and `notes`: who says so and why (default: nobody); for the journal
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('pump dry', 'warning', { trip_delay: 5 })
   * a.trip('no flow')
   * a.state // => 'tripped'
   */
  trip(message: string = '', options?: TripOptions): void {
    this.core.trip(valueText(message ?? ''), options?.value, measuredCause('trip', options))
  }

  /**
   * The condition is gone. What was only tripped is normal again, what was active is cleared and waits for somebody to
   * acknowledge it (after `clear_delay`), what was acknowledged is normal. A latched alert stays active.
   *
   * @param options `value` and `message`: what was measured and what ended it, in place of those of the trip; `by` and
   * `notes`: who says so and why (default: nobody); for the journal
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('door open', 'info', { trip_delay: 30 })
   * a.trip()
   * a.release()
   * a.state // => 'normal'
   */
  release(options?: ReleaseOptions): void {
    this.core.release(releaseOf(options))
  }

  /**
   * The same as `release`.
   *
   * @param options as of `release`
   * @example
   * const a = kaithem.alerts.Alert('door open', 'info', { trip_delay: 30 })
   * a.trip()
   * a.clear({ by: 'ann', notes: 'was only the wind' })
   * a.state // => 'normal'
   */
  clear(options?: ReleaseOptions): void {
    this.core.release(releaseOf(options))
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
   * @param options `by` and `notes`: who says so and why, for the journal (default: nobody)
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const a = kaithem.alerts.Alert('frost', 'info')
   * a.error('no reading for an hour')
   * a.state // => 'error'
   */
  error(message: string = '', options?: ByWhom): void {
    this.core.error(valueText(message ?? ''), measuredCause('error', options))
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

  /**
   * Takes it from the shelf now. Does nothing if it is not there.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak')
   * a.shelve(3600)
   * a.unshelve({ by: 'ann' })
   * a.inhibited // => null
   */
  unshelve(options?: ByWhom): void {
    this.core.unshelve(causeOf('unshelve', options))
  }

  /**
   * Takes it out of service: normal and quiet until `enable`.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak')
   * a.disable({ by: 'ann', notes: 'pipe is being replaced' })
   * a.inhibited // => 'disabled'
   */
  disable(options?: ByWhom): void {
    this.core.setEnabled(false, causeOf('disable', options))
  }

  /**
   * Puts it into service again; if its condition is there, it goes on from there.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', { trip_delay: 5 })
   * a.disable()
   * a.trip()
   * a.enable()
   * a.state // => 'tripped'
   */
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
   * const a = kaithem.alerts.Alert('bell', { id: 'b1', zone: 'hall' })
   * a.format() // => { id: 'b1', description: '', state: 'normal', name: 'bell', zone: 'hall' }
   */
  format(): AlertFormat {
    const { id, description, state, name, zone } = this
    return { id, description, state, name, zone }
  }

  /**
   * Ends the alert: no timers, in no list, its kept state forgotten.
   *
   * @example
   * kaithem.alerts.Alert('leak').close()
   * kaithem.alerts.get('leak') // => undefined
   */
  close(): void {
    this.engine.remove(this.core)
  }

  /**
   * The same as `close`.
   *
   * @example
   * kaithem.alerts.Alert('leak').dispose()
   * kaithem.alerts.all().length // => 0
   */
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

/** Mostly nobody trips or clears an alert, but what is measured. */
function measuredCause(event: Cause['event'], options: ByWhom | null | undefined): Cause {
  const { by, notes } = options ?? {}
  return { event, by: readText(by, 'by'), notes: readText(notes, 'notes') }
}

function releaseOf(options: ReleaseOptions | null | undefined): Cause {
  const { value, message } = options ?? {}
  const text = message === undefined || message === null ? undefined : readText(message, 'message')
  return { ...measuredCause('release', options), value, message: text === '' ? undefined : text }
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
