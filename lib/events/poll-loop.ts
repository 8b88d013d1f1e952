/** Looks at something again and again, at the pace of a priority. @module */

import type { Clock, Timer } from '../platform/clock.ts'
import { periodOf, restOf } from './priority.ts'

export interface PollOptions {
  readonly clock: Clock
  readonly priority: unknown
  /** Number of the event, for the offset of its looks. */
  readonly sequence: number
  /** May throw: the next look then comes later. */
  readonly look: () => void
  readonly failed: (error: unknown) => void
}

export class PollLoop {
  private readonly options: PollOptions
  private timer: Timer | undefined
  private stopped = false

  constructor(options: PollOptions) {
    this.options = options
    this.wait(periodOf(options.priority, options.sequence))
  }

  stop(): void {
    this.stopped = true
    this.timer?.cancel()
    this.timer = undefined
  }

  private wait(seconds: number): void {
    if (!this.stopped) this.timer = this.options.clock.setTimeout(() => this.poll(), seconds)
  }

  private poll(): void {
    const { priority, sequence, look, failed } = this.options
    try {
      look()
    } catch (error) {
      this.wait(restOf(priority, sequence))
      failed(error)
      return
    }
    this.wait(periodOf(priority, sequence))
  }
}
