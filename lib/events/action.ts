/** Runs the action of an event: rate limit, one run at a time, errors. @module */

import type { Clock } from '../platform/clock.ts'
import { isThenable } from '../thenable.ts'

/** What an action is told. Names with `__` are those of Kaithem's events. */
export interface EventInfo {
  /** Name of the event. */
  readonly name: string
  /** When it was due, epoch seconds. */
  readonly time: number
  /** Of a change: the value. Of an edge: what the trigger answered. */
  readonly value?: unknown
  readonly __value?: unknown
  /** Of a change: the value before. */
  readonly previous?: unknown
  /** Of a message. */
  readonly topic?: string
  readonly __topic?: string
  readonly message?: unknown
  readonly __message?: unknown
  readonly annotation?: unknown
}

/** A promise is not waited for, but the next run is, unless runs may overlap. */
export type EventAction = (event: EventInfo) => unknown

export interface ActionOptions {
  readonly clock: Clock
  readonly action: EventAction
  /** Seconds between the starts of two runs; what comes sooner is left out. */
  readonly ratelimit: number
  readonly allowOverlap: boolean
  /** What comes while it runs waits for its end (messages) or is left out. */
  readonly queued: boolean
  readonly failed: (error: unknown) => void
}

/** Most messages that wait for a slow action; older ones are dropped. */
const longestQueue = 1000

export class ActionRunner {
  /** Runs so far. */
  runs = 0
  /** When it last began, epoch seconds. */
  last: number | undefined
  private readonly options: ActionOptions
  private readonly queue: EventInfo[] = []
  private running = 0

  constructor(options: ActionOptions) {
    this.options = options
  }

  /** Whether a run is going on that the next one must wait for. */
  get busy(): boolean {
    return this.running > 0 && !this.options.allowOverlap
  }

  /** Runs the action, unless it is too soon or still busy. */
  fire(info: EventInfo): void {
    if (this.isTooSoon()) return
    if (!this.busy) {
      this.run(info)
      return
    }
    if (!this.options.queued) return
    this.queue.push(info)
    if (this.queue.length > longestQueue) this.queue.shift()
  }

  /** Runs it whatever the limits say. */
  run(info: EventInfo): void {
    const { action, clock, failed } = this.options
    this.runs++
    this.last = clock.now()
    try {
      const result = action(info)
      if (isThenable(result)) this.follow(result)
    } catch (error) {
      failed(error)
    }
  }

  /** Forgets what waits. */
  clear(): void {
    this.queue.length = 0
  }

  private isTooSoon(): boolean {
    const { clock, ratelimit } = this.options
    return ratelimit > 0 && this.last !== undefined && clock.now() - this.last < ratelimit
  }

  private follow(result: PromiseLike<unknown>): void {
    this.running++
    const done = (): void => {
      this.running--
      const next = this.busy ? undefined : this.queue.shift()
      if (next !== undefined) this.run(next)
    }
    result.then(done, (error: unknown) => {
      this.options.failed(error)
      done()
    })
  }
}
