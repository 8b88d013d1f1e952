/** What alerts keep over a restart: only those that are not simply normal take a place in the store. @module */

import type { Json, Store } from '../platform/store.ts'
import { type AlertState, alertStates, type Priority, priorities } from './names.ts'

/** An alert as it is kept; times are epoch seconds, 0 for never. */
export interface KeptAlert {
  readonly state: AlertState
  readonly prev: AlertState | null
  /** When it entered that state. */
  readonly entered: number
  readonly message: string
  /** What came with the trip; null for nothing. */
  readonly value: Json
  readonly trippedAt: number
  readonly activeSince: number
  /** When it was last told as active, for reminders and escalation. */
  readonly unackedSince: number
  readonly reminded: number
  readonly escalated: number
  /** In force, maybe raised. */
  readonly priority: Priority
  readonly condition: boolean
  readonly conditionSince: number
  readonly enabled: boolean
  readonly shelvedUntil: number
  readonly shelvedBy: string
  /** When this was noted. */
  readonly seen: number
}

/** Under what an alert is kept: the id it was given, else its name. */
export interface KeptKey {
  readonly by: 'id' | 'name'
  readonly key: string
}

const prefixes = { id: 'alert-id:', name: 'alert-name:' } as const
/** Of earlier versions, where ids and names shared one room. */
const oldPrefix = 'alert:'
const allPrefixes: readonly string[] = [...Object.values(prefixes), oldPrefix]

/** Alerts that nobody made again for so long are forgotten, in seconds. */
const longestAbsence = 90 * 86_400

const numbers = [
  'entered',
  'trippedAt',
  'activeSince',
  'unackedSince',
  'reminded',
  'escalated',
  'conditionSince',
  'shelvedUntil',
  'seen',
] as const

function parse(value: Json | undefined): KeptAlert | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const {
    state,
    prev,
    priority,
    message,
    value: measured,
    shelvedBy,
    condition,
    enabled,
    ...rest
  } = value as Partial<Record<keyof KeptAlert, Json>>
  const known = alertStates.find((name) => name === state)
  const urgent = priorities.find((name) => name === priority)
  if (known === undefined || urgent === undefined) return undefined
  const times = Object.fromEntries(numbers.map((name) => [name, typeof rest[name] === 'number' ? rest[name] : 0]))
  return {
    ...(times as Record<(typeof numbers)[number], number>),
    state: known,
    prev: alertStates.find((name) => name === prev) ?? null,
    priority: urgent,
    message: typeof message === 'string' ? message : '',
    value: measured ?? null,
    shelvedBy: typeof shelvedBy === 'string' ? shelvedBy : '',
    condition: condition === true,
    enabled: enabled !== false,
  }
}

/** Without what reading takes for granted: a thousand alerts are written in one go. */
function compact(alert: KeptAlert): Json {
  const usual: readonly unknown[] = [0, '', null]
  const told = Object.entries(alert).filter(([name, value]) => {
    if (name === 'enabled') return value === false
    if (name === 'value') return value !== null
    return name === 'condition' ? value === true : !usual.includes(value)
  })
  return Object.fromEntries(told)
}

function placeOf({ by, key }: KeptKey): string {
  return prefixes[by] + key
}

export class KeptAlerts {
  private readonly store: Store
  private readonly now: () => number
  private swept = false

  constructor(store: Store, now: () => number) {
    this.store = store
    this.now = now
  }

  /** What is kept under a key; undefined for what cannot be read. */
  get(key: KeptKey): KeptAlert | undefined {
    this.sweep()
    this.takeOver(key)
    return parse(this.store.get(placeOf(key)))
  }

  set(key: KeptKey, alert: KeptAlert): void {
    this.store.set(placeOf(key), compact(alert))
  }

  delete(key: KeptKey): void {
    const place = placeOf(key)
    if (this.store.get(place) !== undefined) this.store.delete(place)
  }

  /** The names that something is kept under. */
  names(): string[] {
    this.sweep()
    return this.store.keys().flatMap((place) => {
      const prefix = [prefixes.name, oldPrefix].find((each) => place.startsWith(each))
      return prefix === undefined ? [] : [place.slice(prefix.length)]
    })
  }

  /** What an earlier version kept belongs to whoever asks first, once: it does not say whether an id or a name was meant. */
  private takeOver(key: KeptKey): void {
    const old = this.store.get(oldPrefix + key.key)
    if (old === undefined) return
    this.store.delete(oldPrefix + key.key)
    if (this.store.get(placeOf(key)) === undefined) this.store.set(placeOf(key), old)
  }

  private sweep(): void {
    if (this.swept) return
    this.swept = true
    const oldest = this.now() - longestAbsence
    for (const key of this.store.keys()) {
      if (!allPrefixes.some((prefix) => key.startsWith(prefix))) continue
      const seen = parse(this.store.get(key))?.seen
      if (seen === undefined || seen < oldest) this.store.delete(key)
    }
  }
}
