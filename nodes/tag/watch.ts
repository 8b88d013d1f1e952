/** When a watched value is sent: deadband and rate limit. @module */

import type { Clock, Timer } from '../../lib/platform/clock.ts'

/** A value of a tag with what belongs to it. */
export interface Reading {
  /** In the unit of the messages. */
  readonly value: unknown
  readonly timestamp: number
  readonly annotation: unknown
}

export interface WatchOptions {
  /** Changes smaller than this are not sent; 0: all are. */
  readonly deadband: number
  /** Seconds between two messages; 0: no limit. */
  readonly minInterval: number
}

/** Lets through what differs enough and comes slowly enough; of what comes too fast, the latest. */
export class Watch {
  private readonly options: WatchOptions
  private readonly clock: Clock
  private readonly emit: (reading: Reading) => void
  private last: unknown
  private pending: Reading | undefined
  private timer: Timer | undefined

  constructor(options: WatchOptions, clock: Clock, emit: (reading: Reading) => void) {
    this.options = options
    this.clock = clock
    this.emit = emit
  }

  /** Takes a new value. */
  offer(reading: Reading): void {
    this.pending = reading
    if (this.timer === undefined) this.flush()
  }

  /** Forgets what waits. */
  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.pending = undefined
  }

  private flush(): void {
    const { pending } = this
    this.timer = undefined
    this.pending = undefined
    if (pending === undefined || this.isNear(pending.value)) return
    this.last = pending.value
    const { minInterval } = this.options
    if (minInterval > 0) this.timer = this.clock.setTimeout(() => this.flush(), minInterval)
    this.emit(pending)
  }

  private isNear(value: unknown): boolean {
    const { deadband } = this.options
    const { last } = this
    return deadband > 0 && typeof value === 'number' && typeof last === 'number' && Math.abs(value - last) < deadband
  }
}
