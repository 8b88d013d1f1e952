/**
 * Asks again and again, at a rate that can be changed, only while there is something to ask.
 *
 * Porting note: Kaithem goes on asking the conditions of the old state after the first true one and may move twice in one poll;
 * here a poll makes one transition at most.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'

export class Poller {
  private readonly clock: Clock
  private readonly tick: () => void
  private timer: Timer | undefined
  private rate = 24

  constructor(clock: Clock, tick: () => void) {
    this.clock = clock
    this.tick = tick
  }

  get running(): boolean {
    return this.timer !== undefined
  }

  /** Times a second. */
  get hertz(): number {
    return this.rate
  }

  /** Applies at once. @throws KAITHEM_VALUE */
  set hertz(rate: number) {
    if (typeof rate !== 'number' || !Number.isFinite(rate) || rate <= 0) {
      throw new KaithemError(
        'KAITHEM_VALUE',
        `pollRate is a number of polls per second above 0, not ${valueText(rate)}`,
        {
          pollRate: rate,
        },
      )
    }
    this.rate = rate
    if (this.running) this.start()
  }

  /** Starts anew if it is running. */
  start(): void {
    this.stop()
    this.timer = this.clock.setInterval(this.tick, 1 / this.rate)
  }

  stop(): void {
    if (this.timer === undefined) return
    this.timer.cancel()
    this.timer = undefined
  }
}
