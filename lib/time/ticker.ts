/** One timer for all who look at people's clock once in a while, because it may be set at any time. @module */

import type { Clock, Timer } from '../platform/clock.ts'

/** Seconds between two looks: how late something is done at most after a clock was set forward. */
const interval = 30

export class Ticker {
  private readonly clock: Clock
  private readonly listeners = new Set<() => void>()
  private timer: Timer | undefined

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Calls again and again until what it answers is called. Rests while nobody listens. */
  listen(listener: () => void): () => void {
    // Each call of one function counts by itself.
    const own = (): void => listener()
    this.listeners.add(own)
    this.timer ??= this.clock.setInterval(() => this.tick(), interval)
    return () => {
      this.listeners.delete(own)
      if (this.listeners.size > 0) return
      this.timer?.cancel()
      this.timer = undefined
    }
  }

  private tick(): void {
    for (const listener of [...this.listeners]) if (this.listeners.has(listener)) listener()
  }
}
