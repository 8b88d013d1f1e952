/** When waiting changes are sent: at once, but not more often than screens and networks can follow. @module */

import type { Clock, Timer } from '../platform/clock.ts'

/** So many times a second in the long run. */
const perSecond = 50
/** So many times in a row without waiting. */
const burst = 25

/**
 * Calls `run` once after the running code has finished, however often it is asked. After a burst of calls it takes its
 * time: what changes a thousand times a second is shown fifty times a second.
 */
export class Pacer {
  private readonly clock: Clock
  private readonly run: () => void
  private timer: Timer | undefined
  private credit = burst
  private counted: number

  constructor(clock: Clock, run: () => void) {
    this.clock = clock
    this.run = run
    this.counted = clock.now()
  }

  ask(): void {
    if (this.timer !== undefined) return
    const now = this.clock.now()
    this.credit = Math.min(burst, this.credit + (now - this.counted) * perSecond)
    this.counted = now
    const go = (): void => {
      this.timer = undefined
      this.run()
    }
    const missing = 1 - this.credit
    this.timer = missing > 0 ? this.clock.setTimeout(go, missing / perSecond) : this.clock.setImmediate(go)
    this.credit -= 1
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }
}
