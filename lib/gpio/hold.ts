/** Tells that something is held: once it has been active for a time, and again if wanted. @module */

import type { Clock, Timer } from '../platform/clock.ts'

/** Repeats come at most so often, in seconds. */
const shortestRepeat = 0.01

export interface HoldDeps {
  readonly clock: Clock
  /** Seconds of being active until it is held. */
  readonly time: number
  readonly repeat: boolean
  /** @param time epoch seconds at which it was due */
  held(time: number): void
}

export class HoldTimer {
  private readonly deps: HoldDeps
  private timer: Timer | undefined
  private first: number | undefined

  constructor(deps: HoldDeps) {
    this.deps = deps
  }

  /** Epoch seconds since when it is held; undefined when it is not. */
  get since(): number | undefined {
    return this.first
  }

  /** It became active at this time (epoch seconds). */
  start(at: number): void {
    this.stop()
    this.plan(at + this.deps.time)
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.first = undefined
  }

  private plan(due: number): void {
    const { clock } = this.deps
    this.timer = clock.setTimeout(() => this.ring(due), Math.max(0, due - clock.now()))
  }

  private ring(due: number): void {
    const { repeat, time, held, clock } = this.deps
    this.timer = undefined
    this.first ??= due
    // Those that were missed while the process was busy are not made up for.
    if (repeat) this.plan(Math.max(due + Math.max(time, shortestRepeat), clock.now()))
    held(due)
  }
}
