/** What an alert is and how it behaves, to read and to change: the attributes of the handles. @module */

import { addAliases } from '../aliases.ts'
import type { AlertCore } from './alert-core.ts'
import type { Inhibition } from './change.ts'
import type { AlertEngine } from './engine.ts'
import { type AlertState, checkPriority, type Priority } from './names.ts'
import { readAutoAck, readFlag, readList, readSeconds, readText } from './settings.ts'

export abstract class AlertAttributes {
  declare protected readonly core: AlertCore
  declare protected readonly engine: AlertEngine

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
}

addAliases(AlertAttributes.prototype)
