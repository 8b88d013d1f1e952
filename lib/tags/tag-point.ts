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
import { type ExposeOptions, expose, readExposeArguments } from './expose.ts'
import { type EffectiveExposure, effectiveExposure, effectivePermissions } from './exposure.ts'
import { setHandler } from './hooks.ts'
import type { Point } from './point.ts'
import { readStamp, type Stamp } from './stamp.ts'
import { checkListener, copyInto, fastPush, subscribe, unsubscribe } from './subscribers.ts'
import type { TagConfig } from './tag-config.ts'
import { TagReadings } from './tag-readings.ts'
import type { TagListener } from './types.ts'
import type { TagWidget, TagWidgetOptions } from './widget-seam.ts'

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
  /** Sets the default claim: value, epoch seconds (default now), annotation; or value and `{ timestamp, annotation }`. */
  (value: unknown, timestamp?: number | null | Stamp, annotation?: unknown): void
}

/**
 * A tag point: a named, typed value that everybody sees. Its value is that of the claim with the highest priority.
 *
 * @example
 * const t = kaithem.tags['/shop/temp']
 * t.value = 21
 * t.subscribe((value, timestamp, annotation) => node.send({ payload: value }))
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a tag is a function with these members
export class TagPoint<T> extends TagReadings<T> {
  /** What a tag handle stands for; undefined for anything else. */
  static pointOf(value: unknown): Point<unknown> | undefined {
    if (typeof value !== 'function' || !('core' in value) || !('holder' in value) || 'point' in value) return undefined
    return value.core as Point<unknown>
  }

  get [Symbol.toStringTag](): string {
    return 'TagPoint'
  }

  /**
   * Calls a function at every change of the value, before the set that causes it returns. The subscription ends with
   * the node it was made in, by `unsubscribe`, or by calling what is returned.
   *
   * @param subscriber f(value, timestamp, annotation), or a tag or claim that is to follow this one
   * @param immediate call once now, unless the tag was never set (default false); or the options `{ immediate }`
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE for anything else than a function, a tag or a claim; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const temp = kaithem.tags['/shop/temp']
   * const off = temp.subscribe(value => seen.push(value))
   * temp.value = 21
   * temp.value = 21
   * temp.value = 22
   * seen // => [21, 22]
   * off()
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

  /**
   * Ends the subscription of this function, tag or claim; an unknown one does nothing.
   *
   * @param subscriber what was subscribed
   * @example
   * const show = value => node.warn(value)
   * kaithem.tags['/shop/temp'].subscribe(show)
   * kaithem.tags['/shop/temp'].unsubscribe(show)
   */
  unsubscribe(subscriber: TagSubscriber<T>): void {
    unsubscribe(this.core, this.holder.owner, keyOf(subscriber))
  }

  /**
   * The one function that may refuse a value: called before it is stored; when it throws, nothing changes and whoever
   * set the tag gets the error. A promise it returns is not awaited. Null removes it.
   *
   * @param handler f(value, timestamp, annotation), or null
   * @throws KAITHEM_TYPE for what is neither a function nor null; KAITHEM_CLOSED
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.setHandler(value => { if (value > 80) throw new Error('too hot') })
   * try { temp.value = 90 } catch (error) { node.warn(error.message) }
   * temp.value // => 0
   */
  setHandler(handler: TagListener<T> | null): void {
    setHandler(this.core, this.holder.owner, handler)
  }

  /**
   * Claims the tag. The claim with the highest priority decides the value; among equals the newest.
   *
   * @param value a value, or a function that is asked for it
   * @param name unique within the tag; the same name again updates the same claim (default: a new name). Or the
   * options `{ name, priority, timestamp, annotation, expiration }`
   * @param priority up to 100 (default 50, which is that of `tag.value = ...`). Or the options, without `name`
   * @param timestamp epoch seconds (default now). Or the options, without `name` and `priority`
   * @param annotation anything
   * @param expiration seconds after which it gives way when not set again (default 0, never)
   * @returns the claim: `set`, `release` and what else `claim.` offers
   * @throws KAITHEM_VALUE, KAITHEM_TYPE bad value or priority; then nothing is claimed; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * const night = lamp.claim(0.2, 'night', { priority: 60, expiration: 3600 })
   * lamp.value // => 0.2
   * night.release()
   * lamp.value // => 0
   */
  claim(
    value: unknown,
    name?: string | null | ClaimOptions,
    priority?: number | null | ClaimOptions,
    timestamp?: number | null | ClaimOptions,
    annotation: unknown = null,
    expiration = 0,
  ): ClaimHandle<T> {
    const { core, holder } = this
    const options = readClaimArguments(name, priority, timestamp, { annotation, expiration })
    const claim = makeClaim(core, options, holder.owner, (target, how) => core.set(target, value, how))
    return Claim.of(core, claim, holder)
  }

  /**
   * Sets a claim by its name.
   *
   * @param name the name of a claim that exists, `default` included
   * @param value a value, or a function that is asked for it
   * @param timestamp epoch seconds; null: now. Or the options `{ timestamp, annotation }`
   * @param annotation anything; default null
   * @throws KAITHEM_KEY when there is none of that name; KAITHEM_VALUE, KAITHEM_TYPE for a bad value
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.claim(0.2, 'night', 60)
   * lamp.set_claim_val('night', 0.1)
   * lamp.value // => 0.1
   * lamp.set_claim_val('day', 1) // throws KAITHEM_KEY
   */
  set_claim_val(name: string, value: unknown, timestamp: number | null | Stamp = null, annotation?: unknown): void {
    const claim = findClaim(this.core, name)
    if (claim === undefined) {
      throw new KaithemError(
        'KAITHEM_KEY',
        `Tag ${this.name} has no claim ${valueText(name)}; make it with tag.claim`,
        { name },
      )
    }
    setClaim(this.core, claim, value, { ...readStamp(timestamp, annotation), owner: this.holder.owner })
  }

  /**
   * The claim that `tag.value = ...` sets: named `default`, priority 50; it cannot be released.
   *
   * @example
   * kaithem.tags['/hall/lamp'].default_claim.setPriority(70)
   * kaithem.tags['/hall/lamp'].default_claim.priority // => 70
   */
  get default_claim(): ClaimHandle<T> {
    return Claim.of(this.core, this.core.defaultClaim, this.holder)
  }

  /**
   * Every claim, the deciding one first: why the tag has its value. Each line has `name`, `value`, `priority`,
   * `effectivePriority`, `timestamp`, `age`, `annotation`, `owner`, `active`, `expired` and `expiration`.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.claim(1, 'alarm', 90)
   * lamp.claims().map(({ name, value }) => `${name}: ${value}`) // => ['alarm: 1', 'default: 0']
   */
  claims(): ClaimInfo<T>[] {
    return listClaims(this.core)
  }

  /**
   * Hands a value straight to the subscribers: not stored, not checked, whatever the claims say. For streams.
   *
   * @param value the value
   * @param timestamp epoch seconds; null: now. Or the options `{ timestamp, annotation }`
   * @param annotation anything; default null
   * @throws KAITHEM_CLOSED; KAITHEM_LOOP when tags push one another without end
   * @example
   * const seen = []
   * const level = kaithem.tags['/sound/level']
   * level.subscribe(value => seen.push(value))
   * level.fast_push(0.5)
   * seen // => [0.5]
   * level.value // => 0
   */
  fast_push(value: T, timestamp: number | null | Stamp = null, annotation?: unknown): void {
    const stamp = readStamp(timestamp, annotation)
    fastPush(this.core, value, stamp.timestamp ?? null, stamp.annotation)
  }

  /**
   * Says who may see and change the tag from outside (pages, not function nodes).
   *
   * @param read permissions, comma-separated or a list; empty: not exposed. Or the options
   * `{ read, write, priority, configured }`
   * @param write permissions (default `__never__`). Or the options, without `read`
   * @param priority of the claim a client makes, a whole number (default 50)
   * @param configured true sets the configuration's layer, which wins
   * @throws KAITHEM_VALUE a permission that is a number; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.expose('lights.view', ['lights.edit', 'admin'], 60)
   * lamp.getEffectivePermissions() // => ['lights.view', 'lights.edit,admin', 60]
   */
  expose(
    read: string | readonly string[] | ExposeOptions = '',
    write?: string | readonly string[] | ExposeOptions,
    priority: number | ExposeOptions = 50,
    configured = false,
  ): void {
    expose(this.core, readExposeArguments(read, write, priority, configured))
  }

  /**
   * Read permission, write permission, priority: configured ones before those given by code.
   *
   * @example
   * kaithem.tags['/hall/lamp'].expose('lights.view')
   * kaithem.tags['/hall/lamp'].getEffectivePermissions() // => ['lights.view', '__never__', 50]
   */
  getEffectivePermissions(): readonly [read: string, write: string, priority: number] {
    return effectivePermissions(this.core.knownMeta?.codeExposure, this.core.knownMeta?.configuredExposure)
  }

  /**
   * Who may see and change it from outside: `{ read, write, priority }`, permissions as lists; undefined when it is not
   * exposed.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.exposure // => undefined
   * lamp.expose('lights.view', 'lights.edit')
   * lamp.exposure // => { read: ['lights.view'], write: ['lights.edit'], priority: 50 }
   */
  get exposure(): EffectiveExposure | undefined {
    return effectiveExposure(this.getEffectivePermissions())
  }

  /**
   * Replaces the tag's configuration; what it says wins over code. Null removes it, and what code said holds again.
   *
   * @param config what is to differ, see `TagConfig`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the key, before anything of it is applied; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.set_config_data({ max: 1, overrideValue: 7 })
   * lamp.value // => 1
   * lamp.set_config_data(null)
   * lamp.value // => 0
   */
  set_config_data(config: TagConfig | null): void {
    this.holder.configure(this.core as Point<unknown>, config)
  }

  /**
   * What `set_config_data` was given last; undefined if there is none.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.set_config_data({ max: 1 })
   * lamp.config_data // => { max: 1 }
   */
  get config_data(): TagConfig | undefined {
    return this.core.knownMeta?.config
  }

  /**
   * Watches a condition and raises an alert. A tag that was never set raises none.
   *
   * @param name names the alarm within the tag; the same name replaces it
   * @param condition an expression with `value`; null or empty removes the alarm
   * @param options `{ priority, releaseCondition, auto_ack, trip_delay }`, or these in this order; as an object it takes
   * every other option of an alert too (`zone`, `latch`, `clear_delay`, `reminders`, ...)
   * @returns the alert; undefined when there is no condition
   * @throws KAITHEM_EXPRESSION, KAITHEM_VALUE, KAITHEM_TYPE
   * @example
   * const boiler = kaithem.tags['/boiler/temp']
   * boiler.set_alarm('hot', 'value > 80', { priority: 'warning', releaseCondition: 'value < 75' })
   * boiler.alarms.get('hot').priority // => 'warning'
   * boiler.set_alarm('hot', null) // removes it
   * boiler.alarms.has('hot') // => false
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

  /**
   * The alerts made by `set_alarm`, `set_limits` and the configuration, by name; read-only and live.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * kaithem.tags['/boiler/temp'].alarms.size // => 0
   */
  get alarms(): ReadonlyMap<string, TagAlarm> {
    return this.holder.alarmsOf(this.core as Point<unknown>).byName
  }

  /**
   * The tag on a page: a slider, a switch, a meter or whatever suits it, with its unit, limits and label. Who may see
   * and change it, and with which priority, is what `expose` says; without it, who sees the page sees it, and who is
   * logged in may change it.
   *
   * @param options `{ type, label, displayUnits, min, max, step, orient, send, seconds }`
   * @returns the widget: put its `render()` into a page
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option; KAITHEM_CLOSED
   * @example
   * const fan = kaithem.tags['/shop/fan']
   * fan.min = 0
   * fan.max = 10
   * String(fan.widget({ label: 'Fan' }).render()).includes('type="range"') // => true
   */
  widget(options: TagWidgetOptions = {}): TagWidget {
    const { core } = this
    const seam = core.env.deps.widgets
    if (seam !== undefined) return seam.widgetOf(core as Point<unknown>, options)
    throw new KaithemError('KAITHEM_UNAVAILABLE', `Tag ${this.name}: this kaithem runs without widgets`, {})
  }

  /**
   * Deletes the tag for everybody: its claims, subscriptions and alarms end. As `kaithem.tags.delete(name)`.
   *
   * @example
   * kaithem.tags['/shop/temp'].close()
   * kaithem.tags.has('/shop/temp') // => false
   */
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
