/** How many frames a client may send: some at once, and so many a second for long. @module */

import type { Clock } from '../platform/clock.ts'

export class FrameRate {
  private readonly clock: Clock
  private readonly rate: number
  private readonly burst: number
  private left: number
  private since: number

  constructor(clock: Clock, rate: number, burst: number) {
    this.clock = clock
    this.rate = rate
    this.burst = burst
    this.left = burst
    this.since = clock.now()
  }

  /** Counts one; false: it is too many. */
  take(): boolean {
    const now = this.clock.now()
    this.left = Math.min(this.burst, this.left + (now - this.since) * this.rate)
    this.since = now
    if (this.left < 1) return false
    this.left--
    return true
  }
}
