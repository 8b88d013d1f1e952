/** How often a page was visited lately. @module */

import type { Clock } from '../../platform/clock.ts'

/** Seconds that count as lately, and those that are counted as one. */
const span = 3600
const step = 60

/** Counts by the minute, for an hour. */
export class Visits {
  private readonly clock: Clock
  private readonly counts = new Map<number, number>()
  private total = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Since the page exists. */
  get all(): number {
    return this.total
  }

  /** Within the last hour. */
  get lately(): number {
    this.forget()
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }

  add(): void {
    this.total++
    const minute = this.minute()
    this.counts.set(minute, (this.counts.get(minute) ?? 0) + 1)
    this.forget()
  }

  private minute(): number {
    return Math.floor(this.clock.now() / step)
  }

  private forget(): void {
    const oldest = this.minute() - span / step
    for (const minute of this.counts.keys()) if (minute <= oldest) this.counts.delete(minute)
  }
}
