/** Alarms of one tag: code and configuration merged, conditions compiled, handed to the alert engine. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owned, type Owner } from '../scope.ts'
import type { AlarmOptions, AlarmRequest, TagAlarm } from './alarm-seam.ts'
import type { Expression } from './expression.ts'
import type { Point } from './point.ts'
import { subscribe } from './subscribers.ts'
import type { AlarmConfig } from './tag-config.ts'

/** One alarm as code asked for it. */
interface CodeAlarm {
  readonly options: AlarmConfig
  readonly owner: Owner
  readonly held: Owned
}

/** What alarms need besides the tag. */
export interface AlarmServices {
  /** Compiles a condition; `changed` is called when a tag in it changes. */
  compileCondition(point: Point<unknown>, text: string, what: string, changed: () => void): Expression
  /** What users hold. */
  handleOf(point: Point<unknown>): object
}

interface LiveAlarm {
  readonly alarm: TagAlarm
  readonly free: () => void
}

const noCondition = new Set(['', 'False', 'None', '0', 'false', 'null'])

/** `/a` and `hot` give `/a.alarms.hot`; characters alerts cannot have become `_`. */
export function alertName(tag: string, name: string): string {
  return `${tag}.alarms.${name}`.replaceAll('=', 'expr_').replace(/[[\]{}|\\<>,?\-+)(*&^%$#@!~`\n\r\t\0]/g, '_')
}

function checkName(name: unknown, tag: string): void {
  if (typeof name === 'string' && name.trim() !== '') return
  throw new KaithemError('KAITHEM_VALUE', `An alarm of tag ${tag} needs a name`, { tag })
}

/** @throws KAITHEM_TYPE */
function expressionText(text: unknown, what: string): string {
  if (typeof text === 'string') return text.trim()
  throw new KaithemError('KAITHEM_TYPE', `${what} is an expression, a text, not ${typeof text}`)
}

function defined(options: AlarmConfig | undefined): AlarmConfig {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined && value !== null))
}

export class TagAlarms implements Owned {
  /** The alerts by name, as the engine made them. */
  readonly byName = new Map<string, TagAlarm>()
  private readonly point: Point<unknown>
  private readonly services: AlarmServices
  private readonly live = new Map<string, LiveAlarm>()
  private readonly code = new Map<string, CodeAlarm>()
  private configured: ReadonlyMap<string, AlarmConfig> = new Map()

  constructor(point: Point<unknown>, services: AlarmServices) {
    this.point = point
    this.services = services
  }

  /** Undefined options remove the alarm of the code. */
  set(name: string, options: AlarmConfig | undefined, owner: Owner): TagAlarm | undefined {
    checkName(name, this.point.name)
    const before = this.code.get(name)
    if (options === undefined) this.code.delete(name)
    else this.code.set(name, this.remember(name, options, owner))
    try {
      this.rebuild(name)
    } catch (error) {
      this.code.get(name)?.owner.disown(this.code.get(name)?.held ?? this)
      if (before === undefined) this.code.delete(name)
      else this.code.set(name, before)
      throw error
    }
    before?.owner.disown(before.held)
    return this.byName.get(name)
  }

  /** The configuration's alarms, all at once. */
  configure(alarms: ReadonlyMap<string, AlarmConfig>): void {
    const names = new Set([...this.configured.keys(), ...alarms.keys()])
    this.configured = alarms
    for (const name of names) this.rebuild(name)
  }

  dispose(): void {
    for (const { owner, held } of this.code.values()) owner.disown(held)
    this.code.clear()
    for (const name of [...this.live.keys()]) this.end(name)
  }

  private remember(name: string, options: AlarmConfig, owner: Owner): CodeAlarm {
    const held: Owned = {
      dispose: () => {
        if (this.code.get(name)?.held !== held) return
        this.letGo(name)
        this.set(name, undefined, owner)
      },
    }
    return { options, owner, held: owner.own(held) }
  }

  private rebuild(name: string): void {
    const code = this.code.get(name)
    const { condition = '', ...options } = { ...defined(code?.options), ...defined(this.configured.get(name)) }
    if (noCondition.has(expressionText(condition, `The condition of alarm ${name}`))) {
      this.end(name)
      return
    }
    const seam = this.point.env.deps.alarms
    if (seam === undefined) {
      const message = `Tag ${this.point.name} cannot have alarms: this kaithem runs without the alert engine`
      throw new KaithemError('KAITHEM_UNAVAILABLE', message, { tag: this.point.name })
    }
    const { request, free } = this.request(name, condition, options, code?.owner)
    try {
      seam.check(request)
    } catch (error) {
      free()
      throw error
    }
    this.end(name)
    const alarm = seam.setAlarm(request)
    this.live.set(name, { alarm, free })
    this.byName.set(name, alarm)
  }

  /** The flow it belongs to ends, and may come back. */
  private letGo(name: string): void {
    const old = this.live.get(name)
    if (old !== undefined) this.point.env.deps.alarms?.letGo(old.alarm)
  }

  private end(name: string): void {
    const old = this.live.get(name)
    this.live.delete(name)
    this.byName.delete(name)
    old?.alarm.dispose()
    old?.free()
  }

  private request(
    name: string,
    condition: string,
    options: AlarmOptions,
    owner: Owner | undefined,
  ): { readonly request: AlarmRequest; readonly free: () => void } {
    const { point, services } = this
    const listeners = new Set<() => void>()
    const changed = (): void => {
      for (const listener of [...listeners]) listener()
    }
    const what = `alarm ${name} of tag ${point.name}`
    const trip = services.compileCondition(point, condition, `condition of ${what}`, changed)
    const text = expressionText(options.releaseCondition ?? '', `The release condition of alarm ${name}`)
    const release = text === '' ? undefined : services.compileCondition(point, text, `release of ${what}`, changed)
    const request: AlarmRequest = {
      tag: services.handleOf(point),
      tagName: point.name,
      name,
      alertName: alertName(point.name, name),
      condition,
      releaseCondition: text,
      options,
      owner,
      timestamp: () => point.active.timestamp,
      value: () => point.read(),
      evaluate: () => Boolean(trip.evaluate()),
      evaluateRelease: () => (release === undefined ? undefined : Boolean(release.evaluate())),
      watch: (listener) => {
        const watcher = point.env.reporter(owner)
        const pushes = subscribe(point, watcher, listener, () => listener())
        listeners.add(listener)
        return createSubscription(watcher, () => {
          listeners.delete(listener)
          pushes.unsubscribe()
        })
      },
    }
    return {
      request,
      free: () => {
        trip.dispose()
        release?.dispose()
      },
    }
  }
}
