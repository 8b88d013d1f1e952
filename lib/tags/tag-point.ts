/** A tag as users hold it: a function with members, light, one per owner. @module */

import { addAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import type { Subscription } from '../scope.ts'
import { type AlarmArguments, readAlarmArguments } from './alarm-arguments.ts'
import type { AlarmOptions, TagAlarm } from './alarm-seam.ts'
import { Claim, type ClaimHandle } from './claim.ts'
import {
  type ClaimInfo,
  type ClaimOptions,
  findClaim,
  listClaims,
  makeClaim,
  readClaimArguments,
  setClaim,
} from './claims.ts'
import { expose } from './expose.ts'
import { type EffectiveExposure, effectiveExposure, effectivePermissions } from './exposure.ts'
import { setHandler, setSourceListener } from './hooks.ts'
import type { Point } from './point.ts'
import { checkListener, copyInto, fastPush, subscribe, unsubscribe } from './subscribers.ts'
import type { TagConfig } from './tag-config.ts'
import { TagMetadata } from './tag-metadata.ts'
import type { TagListener } from './types.ts'

/** What can be told about new values: a function, another tag, or a claim. */
export type TagSubscriber<T> = TagListener<T> | object

/** Options of `tag.subscribe`. */
export interface SubscribeOptions {
  /** Call once now, unless the tag was never set (default false). */
  readonly immediate?: boolean
}

export interface TagPoint<T> {
  /** The present value. */
  (): T
  /** Sets the default claim: value, epoch seconds (default now), annotation. */
  (value: unknown, timestamp?: number | null, annotation?: unknown): void
}

/**
 * A tag point: a named, typed value that everybody sees. Its value is that of the claim with the highest priority.
 *
 * Spec: tags.
 *
 * @example
 * const t = kaithem.tags['/shop/temp']
 * t.value = 21
 * t.subscribe((value, timestamp, annotation) => node.send({ payload: value }))
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a tag is a function with these members
export class TagPoint<T> extends TagMetadata<T> {
  /** What a tag handle stands for; undefined for anything else. */
  static pointOf(value: unknown): Point<unknown> | undefined {
    if (typeof value !== 'function' || !('core' in value) || !('holder' in value) || 'point' in value) return undefined
    return value.core as Point<unknown>
  }

  get [Symbol.toStringTag](): string {
    return 'TagPoint'
  }

  /** The present value, within the limits; runs the getter when there is one and it is due. */
  get value(): T {
    return this.core.read()
  }

  /** Sets the default claim; a function becomes a getter. @throws KAITHEM_TYPE, KAITHEM_VALUE when the type refuses it */
  set value(value: unknown) {
    this.core.setDefault(value, this.holder.owner)
  }

  /** The value as it was last computed, without running a getter. */
  get lastValue(): T {
    return this.core.present(this.core.value)
  }

  /** When the active claim was set, in epoch seconds; 0 means never: the value is a default. */
  get timestamp(): number {
    return this.core.active.timestamp
  }

  /** What was given along with the value of the active claim. */
  get annotation(): unknown {
    return this.core.active.annotation
  }

  /** Seconds since the timestamp. */
  get age(): number {
    return this.core.env.clock.now() - this.core.active.timestamp
  }

  /** The name of the active claim. */
  get currentSource(): string {
    return this.core.active.name
  }

  /** Called with the name of the active claim whenever another one takes over. One per tag; null removes it. */
  get onSourceChanged(): ((name: string) => unknown) | null {
    return this.core.knownMeta?.onSourceChanged?.call ?? null
  }

  set onSourceChanged(listener: ((name: string) => unknown) | null | undefined) {
    setSourceListener(this.core, this.holder.owner, listener)
  }

  /** True while the value comes from a getter or an expression. */
  isDynamic(): boolean {
    return this.core.active.source !== undefined
  }

  /** Runs the getter now and returns the value; subscribers are told about a change. */
  pull(): T {
    this.core.poll(true)
    return this.lastValue
  }

  /** Runs the getter if the interval is over; subscribers are told about a change. */
  poll(): void {
    this.core.poll(false)
  }

  /** As `poll`. */
  recalc(): void {
    this.core.poll(false)
  }

  /**
   * Calls a function at every change of the value, before the set that causes it returns. The subscription ends with
   * the node it was made in, by `unsubscribe`, or by calling what is returned.
   *
   * Spec: tags, subscribers.
   *
   * @param subscriber f(value, timestamp, annotation), or a tag or claim that is to follow this one
   * @param immediate call once now, unless the tag was never set (default false); or the options `{ immediate }`
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example const off = tag.subscribe(v => node.send({ payload: v }))
   */
  subscribe(subscriber: TagSubscriber<T>, immediate: boolean | SubscribeOptions = false): Subscription {
    const { core, holder } = this
    const now = typeof immediate === 'object' ? immediate?.immediate === true : Boolean(immediate)
    checkListener(subscriber, this.name)
    const tag = TagPoint.pointOf(subscriber)
    if (tag === undefined) return subscribe(core, holder.owner, keyOf(subscriber), subscriber as TagListener<T>, now)
    const listener = copyInto(core as Point<unknown>, tag, holder.owner) as TagListener<T>
    return subscribe(core, holder.owner, tag, listener, now)
  }

  /** Ends the subscription of this function, tag or claim; an unknown one does nothing. */
  unsubscribe(subscriber: TagSubscriber<T>): void {
    unsubscribe(this.core, this.holder.owner, keyOf(subscriber))
  }

  /**
   * The one function that may refuse a value: called before it is stored; when it throws, nothing changes and whoever
   * set the tag gets the error. A promise it returns is not awaited. Null removes it.
   *
   * @example tag.setHandler(value => { if (value > 80) throw new Error('too hot') })
   */
  setHandler(handler: TagListener<T> | null): void {
    setHandler(this.core, this.holder.owner, handler)
  }

  /**
   * Claims the tag. The claim with the highest priority decides the value; among equals the newest.
   *
   * Spec: tags, claims.
   *
   * @param value a value, or a function that is asked for it
   * @param name unique within the tag; the same name again updates the same claim (default: a new name). Or the
   * options `{ name, priority, timestamp, annotation, expiration }`
   * @param priority up to 100 (default 50, which is that of `tag.value = ...`). Or the options, without `name`
   * @param timestamp epoch seconds (default now)
   * @param annotation anything
   * @param expiration seconds after which it gives way when not set again (default 0, never)
   * @throws KAITHEM_VALUE, KAITHEM_TYPE bad value or priority; then nothing is claimed
   * @example const c = tag.claim(1, 'night mode', 60); c.release()
   */
  claim(
    value: unknown,
    name?: string | null | ClaimOptions,
    priority?: number | null | ClaimOptions,
    timestamp?: number | null,
    annotation: unknown = null,
    expiration = 0,
  ): ClaimHandle<T> {
    const { core, holder } = this
    const options = readClaimArguments(name, priority, { timestamp, annotation, expiration })
    const claim = makeClaim(core, options, holder.owner, (target, how) => core.set(target, value, how))
    return Claim.of(core, claim, holder)
  }

  /** Sets a claim by its name. @throws KAITHEM_KEY when there is none @example tag.set_claim_val('night mode', 0) */
  set_claim_val(name: string, value: unknown, timestamp: number | null = null, annotation: unknown = null): void {
    const claim = findClaim(this.core, name)
    if (claim === undefined) {
      throw new KaithemError(
        'KAITHEM_KEY',
        `Tag ${this.name} has no claim ${valueText(name)}; make it with tag.claim`,
        { name },
      )
    }
    setClaim(this.core, claim, value, { timestamp, annotation, owner: this.holder.owner })
  }

  /** The claim that `tag.value = ...` sets. */
  get default_claim(): ClaimHandle<T> {
    return Claim.of(this.core, this.core.defaultClaim, this.holder)
  }

  /** Every claim, the deciding one first: why the tag has its value. @example tag.claims()[0].owner */
  claims(): ClaimInfo<T>[] {
    return listClaims(this.core)
  }

  /**
   * Hands a value straight to the subscribers: not stored, not checked, whatever the claims say.
   *
   * @example tag.fast_push(0.5)
   */
  fast_push(value: T, timestamp: number | null = null, annotation: unknown = null): void {
    fastPush(this.core, value, timestamp, annotation)
  }

  /**
   * Says who may see and change the tag from outside.
   *
   * @param read permissions, comma-separated or a list; empty: not exposed
   * @param write permissions (default `__never__`)
   * @param priority of the claim a client makes (default 50)
   * @param configured true sets the configuration's layer, which wins
   * @throws KAITHEM_VALUE a permission that is a number
   * @example tag.expose('view', 'edit', 60)
   */
  expose(
    read: string | readonly string[] = '',
    write?: string | readonly string[],
    priority = 50,
    configured = false,
  ): void {
    expose(this.core, read, write, priority, configured)
  }

  /** Read permission, write permission, priority: configured ones before those given by code. */
  getEffectivePermissions(): readonly [read: string, write: string, priority: number] {
    return effectivePermissions(this.core.knownMeta?.codeExposure, this.core.knownMeta?.configuredExposure)
  }

  /** Who may see and change it from outside; undefined when it is not exposed. */
  get exposure(): EffectiveExposure | undefined {
    return effectiveExposure(this.getEffectivePermissions())
  }

  /**
   * Replaces the tag's configuration; what it says wins over code. Null removes it.
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the key, before anything of it is applied
   * @example tag.set_config_data({ min: 0, max: 100, overrideValue: 50 })
   */
  set_config_data(config: TagConfig | null): void {
    this.holder.configure(this.core as Point<unknown>, config)
  }

  /** What `set_config_data` was given last. */
  get config_data(): TagConfig | undefined {
    return this.core.knownMeta?.config
  }

  /**
   * Watches a condition and raises an alert.
   *
   * @param name names the alarm within the tag; the same name replaces it
   * @param condition an expression with `value`; null or empty removes the alarm
   * @param options `{ priority, releaseCondition, auto_ack, trip_delay }`, or these in this order; as an object it takes
   * every other option of an alert too (`zone`, `latch`, `clear_delay`, `reminders`, ...)
   * @returns the alert; undefined when there is no condition
   * @throws KAITHEM_EXPRESSION, KAITHEM_VALUE, KAITHEM_TYPE
   * @example tag.set_alarm('hot', 'value > 80', { priority: 'warning', releaseCondition: 'value < 75' })
   */
  set_alarm(
    name: string,
    condition?: string | null,
    options?: AlarmOptions | string,
    ...rest: AlarmArguments
  ): TagAlarm | undefined {
    const alarm = readAlarmArguments(condition, options, rest)
    return this.holder.alarmsOf(this.core as Point<unknown>).set(name, alarm, this.holder.owner)
  }

  /** The alerts made by `set_alarm` and the configuration, by name. */
  get alarms(): ReadonlyMap<string, TagAlarm> {
    return this.holder.alarmsOf(this.core as Point<unknown>).byName
  }

  /** Deletes the tag for everybody. */
  close(): void {
    this.holder.remove(this.core as Point<unknown>)
  }

  toJSON(): object {
    return { tag: this.name, value: this.lastValue, timestamp: this.timestamp }
  }
}

function keyOf(subscriber: unknown): unknown {
  return TagPoint.pointOf(subscriber) ?? Claim.coreOf(subscriber)?.core ?? subscriber
}

addAliases(TagPoint.prototype)
