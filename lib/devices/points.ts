/** The data points of one device: tags with a handler. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { AnyTag, NumericTag, TagsApi } from '../tags/api.ts'
import { copyPlainData, samePlainData } from '../tags/values.ts'
import { onRejection, refusePromise } from '../thenable.ts'
import { checkPointName, pointTagName } from './names.ts'

export type PointKind = 'number' | 'string' | 'object' | 'binary'

/** Told about a new value of a data point. */
export type PointHandler = (value: unknown, timestamp: number, annotation: unknown) => unknown

/** What a data point may be told; which of them make sense depends on its kind. */
export interface PointOptions {
  /** Numbers below are raised to it. */
  readonly min?: number | null | undefined
  /** Numbers above are lowered to it. */
  readonly max?: number | null | undefined
  /** Above it displays warn. */
  readonly hi?: number | null | undefined
  /** Below it displays warn. */
  readonly lo?: number | null | undefined
  readonly description?: string | undefined
  readonly unit?: string | undefined
  /** f(value, timestamp, annotation), called at every change, whoever made it. */
  readonly handler?: PointHandler | null | undefined
  /** Shown until there is a value. */
  readonly default?: unknown
  /** Seconds for which the result of a getter is kept. */
  readonly interval?: number | undefined
  /** False: others should not set it. Advice for displays. */
  readonly writable?: boolean | undefined
  /** bool, tristate, trigger, timetrigger, color, light_fade_duration, event, textmessage, gnss. */
  readonly subtype?: string | undefined
  /** False keeps it off overviews. */
  readonly dashboard?: boolean | undefined
}

export interface DataPoint {
  readonly name: string
  readonly kind: PointKind
  readonly tag: AnyTag
  readonly subtype: string
  readonly options: PointOptions
  readonly listening: Subscription
  getter?: () => unknown
}

/** How an alarm of a data point behaves. */
export interface PointAlarmOptions {
  readonly priority?: string | undefined
  readonly trip_delay?: number | string | undefined
  readonly auto_ack?: boolean | number | string | undefined
  readonly release_condition?: string | null | undefined
}

/** What the points need of their device. */
export interface PointHost {
  readonly name: string
  readonly owner: Owner
  readonly tags: TagsApi
  /** Who may read and write over the web. */
  readonly permissions: () => readonly [read: string, write: string]
  changed(point: string, value: unknown, timestamp: number, annotation: unknown): unknown
  added(point: DataPoint): void
  print(text: string): void
}

interface Alarm {
  readonly point: string
  readonly expression: string
  readonly options: PointAlarmOptions
}

export class PointSet {
  readonly points = new Map<string, DataPoint>()
  /** The last values by name. */
  readonly values: Record<string, unknown> = Object.create(null)
  readonly tags: Record<string, AnyTag> = Object.create(null)
  readonly alerts: Record<string, unknown> = Object.create(null)
  private readonly alarms = new Map<string, Alarm>()
  private readonly host: PointHost

  constructor(host: PointHost) {
    this.host = host
  }

  /** Makes a point, or changes one. @throws KAITHEM_NAME, KAITHEM_TYPE */
  add(kind: PointKind, given: string, options: PointOptions): AnyTag {
    const { host } = this
    const name = checkPointName(given)
    const { handler } = options
    if (handler !== undefined && handler !== null && typeof handler !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `The handler of data point ${name} must be a function`, { point: name })
    }
    this.points.get(name)?.listening.unsubscribe()
    const tag = openTag(host.tags, kind, pointTagName(host.name, name))
    describe(tag, kind, options)
    const [read, write] = host.permissions()
    tag.expose(read, write)
    const listening = tag.subscribe((value, timestamp, annotation) => {
      if (kind !== 'binary') this.values[name] = value
      if (handler) this.run(() => handler(value, timestamp, annotation), `handler of data point ${name}`)
      this.run(() => host.changed(name, value, timestamp, annotation), `on_data_change of data point ${name}`)
    })
    const point: DataPoint = { name, kind, tag, subtype: String(options.subtype ?? ''), options, listening }
    this.points.set(name, point)
    this.tags[name] = tag
    this.values[name] = kind === 'binary' ? undefined : tag.lastValue
    host.added(point)
    return tag
  }

  /** @throws KAITHEM_KEY */
  need(name: string): DataPoint {
    const point = this.points.get(name)
    if (point !== undefined) return point
    const known = [...this.points.keys()].join(', ') || 'none'
    const text = `Device ${this.host.name} has no data point ${JSON.stringify(name)}; it has: ${known}`
    throw new KaithemError('KAITHEM_KEY', text, { device: this.host.name, point: name })
  }

  /** @throws KAITHEM_KEY, and what the tag throws for values it refuses */
  set(name: string, value: unknown, timestamp?: number | null, annotation: unknown = null): void {
    const point = this.need(name)
    const { tag, kind } = point
    const what = `The value function of data point ${name}`
    const given = typeof value === 'function' ? refusePromise<unknown>(value(), what) : value
    if (kind === 'binary') {
      tag.fast_push(given, timestamp ?? null, annotation)
      return
    }
    const claim = tag.default_claim
    if (claim.timestamp > 0 && point.getter === undefined && isSame(kind, claim.value, given)) return
    tag(given, timestamp, annotation)
  }

  /** @throws KAITHEM_KEY, KAITHEM_TYPE */
  setGetter(name: string, getter: () => unknown): void {
    const point = this.need(name)
    if (typeof getter !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `The getter of data point ${name} must be a function`, { point: name })
    }
    point.getter = getter
    point.tag.value = getter
  }

  /** Asks the getter now; without one the last value is the answer. */
  request(name: string): unknown {
    const { tag, getter } = this.need(name)
    if (getter !== undefined) tag.value = getter
    return tag.lastValue
  }

  setAlarm(name: string, point: string, expression: string, options: PointAlarmOptions): unknown {
    const { tag } = this.need(point)
    const { priority = 'info', trip_delay, auto_ack, release_condition } = options
    try {
      const releaseCondition = release_condition ?? undefined
      const alert: unknown = tag.set_alarm(name, expression, { priority, trip_delay, auto_ack, releaseCondition })
      this.alarms.set(name, { point, expression, options })
      if (alert === undefined) delete this.alerts[name]
      else this.alerts[name] = alert
      return alert
    } catch (error) {
      // A driver works without alerts too.
      if (!isKaithemError(error) || error.code !== 'KAITHEM_UNAVAILABLE') throw error
      this.host.print(`alarm ${name}: ${errorText(error)}`)
      return undefined
    }
  }

  /** Gives an alert another priority, one made by `setAlarm` or one of the driver. */
  setPriority(name: string, priority: string): void {
    const alarm = this.alarms.get(name)
    const alert = this.alerts[name]
    if (alarm !== undefined) this.setAlarm(name, alarm.point, alarm.expression, { ...alarm.options, priority })
    else if (typeof alert === 'object' && alert !== null) Reflect.set(alert, 'priority', priority)
  }

  private run(call: () => unknown, what: string): void {
    const { owner, name } = this.host
    const report = (error: unknown): void => owner.report(error, `device ${name}, ${what}`)
    try {
      onRejection(call(), report)
    } catch (error) {
      report(error)
    }
  }
}

/** The tag of a point; one left by an earlier device with another type makes way. */
function openTag(tags: TagsApi, kind: PointKind, name: string): AnyTag {
  if (tags.has(name) && tags.get(name).type !== kind) tags.delete(name)
  const makers = { number: tags.NumericTag, string: tags.StringTag, object: tags.ObjectTag, binary: tags.BinaryTag }
  return makers[kind](name) as AnyTag
}

/** Everything is set, because the tag may have been there before. */
function describe(tag: AnyTag, kind: PointKind, options: PointOptions): void {
  const number = kind === 'number' ? (tag as unknown as NumericTag) : undefined
  if (number !== undefined) Object.assign(number, { min: null, max: null })
  tag.subtype = String(options.subtype ?? '')
  if (number !== undefined) limit(number, options)
  tag.description = String(options.description ?? '')
  tag.writable = options.writable !== false
  tag.unreliable = kind === 'binary'
  tag.interval = options.interval ?? 0
  const { default: initial } = options
  tag.default = kind === 'object' && initial !== undefined ? copyPlainData(initial) : (initial ?? null)
}

function limit(tag: NumericTag, { min, max, hi, lo, unit = '' }: PointOptions): void {
  Object.assign(tag, { hi: hi ?? null, lo: lo ?? null })
  // What is not given is left to the subtype: a bool is 0 or 1.
  if (min !== undefined && min !== null) tag.min = min
  if (max !== undefined && max !== null) tag.max = max
  if (tag.unit !== unit) tag.unit = ''
  tag.unit = unit
}

function isSame(kind: PointKind, before: unknown, next: unknown): boolean {
  if (kind === 'object') return typeof next === 'object' && samePlainData(before, next)
  return before === next || (typeof next === 'boolean' && before === Number(next))
}
