/** XState's timers on our clock, and their place in time so that they survive a restart. @module */

import type { Clock, Timer } from '../platform/clock.ts'
import type { TimerPolicy } from './restore.ts'

/** A delay that was running. Milliseconds, as in XState. */
export interface SavedTimer {
  readonly id: string
  readonly event: string
  readonly delay: number
  /** How much of it had passed. */
  readonly passed: number
}

/** An entry of XState's list of delayed events. */
interface Scheduled {
  readonly id: string
  readonly delay: number
  readonly source: unknown
  readonly event: { readonly type: string }
}

/** What we use of an actor: where its delayed events are listed and made. */
export interface SchedulingActor {
  readonly system: {
    readonly scheduler: {
      schedule(source: unknown, target: unknown, event: { type: string }, delay: number, id: string): void
      cancel(source: unknown, id: string): void
    }
    getSnapshot(): { readonly _scheduledEvents: Readonly<Record<string, unknown>> }
  }
}

/** XState's clock: milliseconds, and a handle of our own for each timer. */
export interface ChartClock {
  setTimeout(callback: () => void, milliseconds: number): Timer
  clearTimeout(timer: Timer | undefined): void
}

export function chartClock(clock: Clock): ChartClock {
  return {
    setTimeout: (callback, milliseconds) => clock.setTimeout(callback, milliseconds / 1000),
    clearTimeout: (timer) => timer?.cancel(),
  }
}

function scheduledBy(actor: SchedulingActor): Scheduled[] {
  const all = Object.values(actor.system.getSnapshot()._scheduledEvents) as Scheduled[]
  return all.filter(({ source }) => source === actor)
}

/** When a delay began and how long it was then: after a restart XState only knows what was left of it. */
interface Origin {
  readonly began: number
  readonly delay: number
}

/** XState notes when a delay began by the wall clock; this does it by ours. */
export class TimerJournal {
  private readonly clock: Clock
  private readonly origins = new WeakMap<Scheduled, Origin>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Notes the delays that are new; called whenever the chart has moved. */
  note(actor: SchedulingActor): void {
    for (const item of scheduledBy(actor)) this.originOf(item)
  }

  list(actor: SchedulingActor): SavedTimer[] {
    const now = this.clock.now()
    return scheduledBy(actor).map((item) => {
      const { began, delay } = this.originOf(item)
      return { id: item.id, event: item.event.type, delay, passed: (now - began) * 1000 }
    })
  }

  /** Sets delays again in an actor that was restored; `away` is how long nothing ran, in milliseconds. */
  resume(actor: SchedulingActor, timers: readonly SavedTimer[], policy: TimerPolicy, away: number): void {
    for (const { id, event, delay, passed } of timers) {
      const gone = { restart: 0, fire: delay, continue: passed, resume: passed + Math.max(0, away) }[policy]
      actor.system.scheduler.cancel(actor, id)
      actor.system.scheduler.schedule(actor, actor, { type: event }, Math.max(0, delay - gone), id)
      const item = scheduledBy(actor).find((candidate) => candidate.id === id)
      if (item !== undefined) this.origins.set(item, { began: this.clock.now() - gone / 1000, delay })
    }
  }

  private originOf(item: Scheduled): Origin {
    let origin = this.origins.get(item)
    if (origin === undefined) {
      origin = { began: this.clock.now(), delay: item.delay }
      this.origins.set(item, origin)
    }
    return origin
  }
}
