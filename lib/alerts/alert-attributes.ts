/** What an alert is and how it behaves, to read and to change: the attributes of the handles. @module */

import { addAliases } from '../aliases.ts'
import type { AlertCore } from './alert-core.ts'
import type { Inhibition } from './change.ts'
import type { AlertEngine } from './engine.ts'
import { type AlertState, checkPriority, type Priority } from './names.ts'
import {
  readAckPermissions,
  readAutoAck,
  readFlag,
  readList,
  readSeconds,
  readText,
  readViewPermissions,
} from './settings.ts'

export abstract class AlertAttributes {
  declare protected readonly core: AlertCore
  declare protected readonly engine: AlertEngine

  /**
   * The name, with spaces in place of characters that alerts cannot have.
   *
   * @example
   * kaithem.alerts.Alert('leak, cellar').name // => 'leak  cellar'
   */
  get name(): string {
    return this.core.name
  }

  /**
   * Unique among the live alerts.
   *
   * @example
   * kaithem.alerts.Alert('bell', { id: 'b1' }).id // => 'b1'
   */
  get id(): string {
    return this.core.id
  }

  /**
   * normal, tripped, active, cleared, retripped, acknowledged or error.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error', { trip_delay: 5 })
   * a.state // => 'normal'
   * a.trip()
   * a.state // => 'tripped'
   */
  get state(): AlertState {
    return this.core.state
  }

  /**
   * The priority in force, maybe raised by an escalation. Setting it holds until it is set again.
   *
   * @throws KAITHEM_VALUE for anything but debug, info, warning, error, critical (and normal, which is info)
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error')
   * a.priority = 'critical'
   * a.priority // => 'critical'
   */
  get priority(): Priority {
    return this.core.priority
  }
  set priority(priority: string) {
    this.core.setPriority(checkPriority(priority))
  }

  /**
   * Where, divided by dots; null where nobody said so.
   *
   * @example
   * kaithem.alerts.Alert('leak', { zone: 'house.cellar' }).zone // => 'house.cellar'
   * kaithem.alerts.Alert('bell').zone // => null
   */
  get zone(): string | null {
    return this.core.settings.zone
  }
  set zone(zone: string | null) {
    this.core.settings.zone = readText(zone, 'zone') || null
  }

  /**
   * What it is for, for people; empty where nobody said so.
   *
   * @example
   * kaithem.alerts.Alert('leak', { description: 'water on the floor' }).description // => 'water on the floor'
   */
  get description(): string {
    return this.core.settings.description
  }
  set description(description: string) {
    this.core.settings.description = readText(description, 'description')
  }

  /**
   * True: it never beeps.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'critical')
   * a.silent = true
   * a.silent // => true
   */
  get silent(): boolean {
    return this.core.silent
  }
  set silent(silent: boolean) {
    this.core.settings.silent = readFlag(silent, 'silent', false)
    this.engine.refresh(this.core)
  }

  /**
   * Seconds from trip to active.
   *
   * @example
   * kaithem.alerts.Alert('door open', 'info', { trip_delay: 30 }).trip_delay // => 30
   */
  get trip_delay(): number {
    return this.core.settings.tripDelay
  }
  set trip_delay(seconds: number) {
    this.core.settings.tripDelay = readSeconds(seconds, 'trip_delay', 0)
    this.core.refreshTimers()
  }

  /**
   * Seconds the condition must be gone before it clears.
   *
   * @example
   * kaithem.alerts.Alert('wind', { clear_delay: 60 }).clear_delay // => 60
   */
  get clear_delay(): number {
    return this.core.settings.clearDelay
  }
  set clear_delay(seconds: number) {
    this.core.settings.clearDelay = readSeconds(seconds, 'clear_delay', 0)
  }

  /**
   * Seconds after clearing until it acknowledges itself; false: never. True sets 10.
   *
   * @example
   * kaithem.alerts.Alert('bell', { auto_ack: true }).auto_ack // => 10
   * kaithem.alerts.Alert('leak').auto_ack // => false
   */
  get auto_ack(): number | false {
    return this.core.settings.autoAck ?? false
  }
  set auto_ack(value: number | boolean) {
    this.core.settings.autoAck = readAutoAck(value)
    this.core.refreshTimers()
  }

  /**
   * Stays active when its condition is gone, until it is acknowledged or reset.
   *
   * @example
   * kaithem.alerts.Alert('fuse', 'error', { latch: true }).latch // => true
   */
  get latch(): boolean {
    return this.core.settings.latch
  }
  set latch(latch: boolean) {
    this.core.settings.latch = readFlag(latch, 'latch', false)
  }

  /**
   * Everything needed to see it, /users/alerts.view included.
   *
   * @example
   * kaithem.alerts.Alert('leak', { permissions: ['/house'] }).permissions // => ['/house', '/users/alerts.view']
   */
  get permissions(): readonly string[] {
    return this.core.settings.permissions
  }
  set permissions(permissions: readonly string[]) {
    this.core.settings.permissions = readViewPermissions(permissions)
  }

  /**
   * Everything needed to acknowledge it, /users/alerts.acknowledge included.
   *
   * @example
   * kaithem.alerts.Alert('leak').ackPermissions // => ['/users/alerts.acknowledge']
   */
  get ackPermissions(): readonly string[] {
    return this.core.settings.ackPermissions
  }
  set ackPermissions(permissions: readonly string[]) {
    this.core.settings.ackPermissions = readAckPermissions(permissions)
  }

  /**
   * Names or ids of the alerts that keep it quiet while they are active.
   *
   * @example
   * kaithem.alerts.Alert('pump dry', { suppressed_by: ['no power'] }).suppressed_by // => ['no power']
   */
  get suppressed_by(): readonly string[] {
    return this.core.settings.suppressedBy
  }
  set suppressed_by(keys: readonly string[] | string) {
    this.engine.setSuppressedBy(this.core, readList(keys, 'suppressed_by'))
  }

  /**
   * Longest time on the shelf, in seconds.
   *
   * @example
   * kaithem.alerts.Alert('leak').shelve_max // => 28_800
   */
  get shelve_max(): number {
    return this.core.settings.shelveMax
  }

  /**
   * What was given to the last `trip` or `error`, at most 4,096 characters.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error')
   * a.trip('2 cm of water')
   * a.trip_message // => '2 cm of water'
   */
  get trip_message(): string {
    return this.core.tripMessage
  }

  /**
   * The `value` given to the last `trip`; undefined where none was given, and after `error`. Over a restart numbers, texts,
   * true and false stay what they are, anything else is a text of it.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error')
   * a.trip('2 cm of water', { value: 2 })
   * a.trip_value // => 2
   */
  get trip_value(): unknown {
    return this.core.tripValue
  }

  /**
   * When it was tripped last, epoch seconds; 0 for never.
   *
   * @example
   * kaithem.alerts.Alert('leak').trippedAt // => 0
   */
  get trippedAt(): number {
    return this.core.trippedAt
  }

  /**
   * Since when it has been active without being normal in between, epoch seconds; 0 while it is normal.
   *
   * @example
   * kaithem.alerts.Alert('leak').active_since // => 0
   */
  get active_since(): number {
    return this.core.activeSince
  }

  /**
   * Whether the condition is there: true from `trip` to `release`, also while the alert is kept quiet.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak', 'error')
   * a.disable()
   * a.trip()
   * a.condition // => true
   * a.state // => 'normal'
   */
  get condition(): boolean {
    return this.core.condition
  }

  /**
   * Why it is kept quiet: disabled, shelved or suppressed; null while it is not.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak')
   * a.inhibited // => null
   * a.disable()
   * a.inhibited // => 'disabled'
   */
  get inhibited(): Inhibition | null {
    return this.core.inhibited ?? null
  }

  /**
   * When it comes back from the shelf, epoch seconds; 0 while it is not there.
   *
   * @example
   * kaithem.alerts.Alert('leak').shelved_until // => 0
   */
  get shelved_until(): number {
    return this.core.quiet.shelvedUntil
  }

  /**
   * False while it is out of service.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak')
   * a.disable()
   * a.enabled // => false
   */
  get enabled(): boolean {
    return this.core.quiet.enabled
  }

  /**
   * True once it was closed.
   *
   * @example
   * const a = kaithem.alerts.Alert('leak')
   * a.close()
   * a.closed // => true
   */
  get closed(): boolean {
    return this.core.closed
  }
}

addAliases(AlertAttributes.prototype)
