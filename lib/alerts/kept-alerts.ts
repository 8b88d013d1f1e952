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

const prefix = 'alert:'

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
  const { state, prev, priority, message, shelvedBy, condition, enabled, ...rest } = value as Partial<
    Record<keyof KeptAlert, Json>
  >
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
    shelvedBy: typeof shelvedBy === 'string' ? shelvedBy : '',
    condition: condition === true,
    enabled: enabled !== false,
  }
}

export class KeptAlerts {
  private readonly store: Store
  private readonly now: () => number
  private swept = false

  constructor(store: Store, now: () => number) {
    this.store = store
    this.now = now
  }

  /** What is kept under a key (the id an alert was given, or its name); undefined for what cannot be read. */
  get(key: string): KeptAlert | undefined {
    this.sweep()
    return parse(this.store.get(prefix + key))
  }

  set(key: string, alert: KeptAlert): void {
    this.store.set(prefix + key, { ...alert })
  }

  delete(key: string): void {
    if (this.store.get(prefix + key) !== undefined) this.store.delete(prefix + key)
  }

  private sweep(): void {
    if (this.swept) return
    this.swept = true
    const oldest = this.now() - longestAbsence
    for (const key of this.store.keys()) {
      if (!key.startsWith(prefix)) continue
      const seen = parse(this.store.get(key))?.seen
      if (seen === undefined || seen < oldest) this.store.delete(key)
    }
  }
}
