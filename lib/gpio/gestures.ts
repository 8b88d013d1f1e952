/** Clicks, double clicks and long presses out of the changes of an input. @module */

import type { Clock, Timer } from '../platform/clock.ts'

/** What somebody did with a button. */
export interface Gesture {
  readonly kind: 'click' | 'long'
  /** Which press it was: 2 is a double click, or a click followed by a long press. */
  readonly count: number
  /** Epoch seconds: of the last release for clicks, of the moment it became long for long presses. */
  readonly time: number
}

/** When presses are what; seconds. */
export interface GestureTimes {
  /** Longest pause between two clicks that belong together (default 0.3). */
  readonly doubleTime: number
  /** Presses of this length are long (default 1). */
  readonly longTime: number
  /** After so many clicks nothing is waited for (default 2). */
  readonly maxClicks: number
}

export class GestureRecognizer {
  private readonly clock: Clock
  private readonly times: GestureTimes
  private readonly tell: (gesture: Gesture) => void
  private clicks = 0
  private pressedAt: number | undefined
  private releasedAt = 0
  private timer: Timer | undefined

  constructor(clock: Clock, times: GestureTimes, tell: (gesture: Gesture) => void) {
    this.clock = clock
    this.times = times
    this.tell = tell
  }

  /** The input became active or inactive at this time (epoch seconds). */
  change(active: boolean, time: number): void {
    if (active) this.press(time)
    else this.release(time)
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.clicks = 0
    this.pressedAt = undefined
  }

  private press(time: number): void {
    // Changes may arrive late, before a timer that was due between them.
    if (this.clicks > 0 && time > this.releasedAt + this.times.doubleTime) this.finish()
    this.pressedAt = time
    this.wake(time + this.times.longTime, () => this.long())
  }

  private release(time: number): void {
    const { pressedAt, times } = this
    if (pressedAt === undefined) return
    if (time - pressedAt >= times.longTime) {
      this.long()
      return
    }
    this.pressedAt = undefined
    this.releasedAt = time
    this.clicks++
    if (this.clicks >= times.maxClicks) this.finish()
    else this.wake(time + times.doubleTime, () => this.finish())
  }

  private long(): void {
    const { clicks, pressedAt = 0, times } = this
    this.stop()
    this.tell({ kind: 'long', count: clicks + 1, time: pressedAt + times.longTime })
  }

  private finish(): void {
    const { clicks, releasedAt } = this
    this.stop()
    this.tell({ kind: 'click', count: clicks, time: releasedAt })
  }

  private wake(due: number, then: () => void): void {
    this.timer?.cancel()
    this.timer = this.clock.setTimeout(then, Math.max(0, due - this.clock.now()))
  }
}
