/**
 * Which alerts are tripped, active and unacknowledged, and how urgent the most urgent one is.
 *
 * Porting note: in Kaithem an alert in the state error is listed nowhere and silent; here it counts as an active one of priority
 * error, as its manual says.
 *
 * @module
 */

import { type AlertState, type Priority, priorities, rankOf } from './names.ts'

/** What the lists need of an alert. */
export interface Listed {
  readonly id: string
  readonly state: AlertState
  readonly priority: Priority
  readonly silent: boolean
}

/** How urgent an alert is now: a broken one counts as error. */
export function urgencyOf({ state, priority }: Pick<Listed, 'state' | 'priority'>): Priority {
  return state === 'error' ? 'error' : priority
}

/** Counts alerts by priority, so that the highest is known without looking at all of them. */
export class PriorityCount {
  private readonly counted = new Map<string, number>()
  private readonly counts: number[] = priorities.map(() => 0)

  /** Undefined takes it out. */
  set(id: string, priority: Priority | undefined): void {
    const before = this.counted.get(id)
    if (before !== undefined) this.counts[before] = (this.counts[before] ?? 0) - 1
    if (priority === undefined) {
      this.counted.delete(id)
      return
    }
    const rank = rankOf(priority)
    this.counted.set(id, rank)
    this.counts[rank] = (this.counts[rank] ?? 0) + 1
  }

  get highest(): Priority | undefined {
    for (let rank = priorities.length - 1; rank >= 0; rank--) if ((this.counts[rank] ?? 0) > 0) return priorities[rank]
    return undefined
  }
}

/** How each state changes the lists; what is missing leaves them as they are. */
interface Effect {
  readonly tripped?: boolean
  readonly active?: boolean
  readonly unacknowledged?: boolean
}

const effects: Readonly<Record<AlertState, Effect>> = {
  normal: { tripped: false, active: false, unacknowledged: false },
  tripped: { tripped: true },
  active: { active: true, unacknowledged: true },
  cleared: { active: false },
  retripped: { tripped: true },
  acknowledged: { unacknowledged: false },
  error: { active: true, unacknowledged: true },
}

const lists = ['tripped', 'active', 'unacknowledged'] as const

export class AlertLists<A extends Listed> {
  readonly tripped = new Map<string, A>()
  readonly active = new Map<string, A>()
  readonly unacknowledged = new Map<string, A>()
  private readonly unacknowledgedCount = new PriorityCount()
  /** Those that make noise: active or broken, and not silent. */
  private readonly beeping = new PriorityCount()

  /** The highest priority among unacknowledged alerts; null when there are none. */
  get level(): Priority | null {
    return this.unacknowledgedCount.highest ?? null
  }

  /** The highest priority among alerts that beep. */
  get beepLevel(): Priority | undefined {
    return this.beeping.highest
  }

  /** It has entered a state. */
  enter(alert: A): void {
    // A state that somebody added to the machine of the alert changes nothing.
    const effect: Effect = Object.hasOwn(effects, alert.state) ? effects[alert.state] : {}
    for (const list of lists) {
      const wanted = effect[list]
      if (wanted === true) this[list].set(alert.id, alert)
      else if (wanted === false) this[list].delete(alert.id)
    }
    this.count(alert)
  }

  /** Its priority or its silence has changed. */
  count(alert: A): void {
    const urgency = urgencyOf(alert)
    const makesNoise = !alert.silent && (alert.state === 'active' || alert.state === 'error')
    this.unacknowledgedCount.set(alert.id, this.unacknowledged.has(alert.id) ? urgency : undefined)
    this.beeping.set(alert.id, makesNoise ? urgency : undefined)
  }

  /** As it was kept, in the state it is in. */
  place(alert: A): void {
    if (alert.state === 'normal') return
    this.tripped.set(alert.id, alert)
    if (alert.state === 'cleared' || alert.state === 'retripped') this.unacknowledged.set(alert.id, alert)
    if (alert.state === 'acknowledged') this.active.set(alert.id, alert)
    this.enter(alert)
  }

  remove(alert: A): void {
    for (const list of lists) this[list].delete(alert.id)
    this.unacknowledgedCount.set(alert.id, undefined)
    this.beeping.set(alert.id, undefined)
  }
}
