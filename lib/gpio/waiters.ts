/** Who waits until an input is active, or inactive. @module */

import type { Clock, Timer } from '../platform/clock.ts'
import { leavable } from '../thenable.ts'

interface Waiter {
  readonly active: boolean
  readonly timer: Timer | undefined
  settle(reached: boolean): void
  fail(error: unknown): void
}

export class Waiters {
  private readonly clock: Clock
  private readonly waiting = new Set<Waiter>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** True once it is so; false when that takes longer than `timeout` seconds. */
  wait(active: boolean, timeout: number | undefined): Promise<boolean> {
    const promise = new Promise<boolean>((resolve, reject) => {
      const settle = (reached: boolean): void => {
        this.waiting.delete(waiter)
        waiter.timer?.cancel()
        resolve(reached)
      }
      const timer = timeout === undefined ? undefined : this.clock.setTimeout(() => settle(false), timeout)
      const waiter: Waiter = { active, timer, settle, fail: reject }
      this.waiting.add(waiter)
    })
    return leavable(promise)
  }

  /** It is so now. */
  reached(active: boolean): void {
    for (const waiter of [...this.waiting]) if (waiter.active === active) waiter.settle(true)
  }

  /** It will never be. */
  fail(error: unknown): void {
    for (const waiter of this.waiting) {
      waiter.timer?.cancel()
      waiter.fail(error)
    }
    this.waiting.clear()
  }
}
