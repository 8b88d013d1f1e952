/** Accounts that wait after a wrong password. @module */

import type { Clock } from '../platform/clock.ts'

/** Seconds. */
const waiting = 3

/** Passwords of this length cannot be guessed one by one, so they never wait. */
export const unguessable = 32

/** Names remembered; somebody may try names without end. */
const mostNames = 1000

export class Lockout {
  private readonly clock: Clock
  private readonly until = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Seconds until the account may try this password; 0: now. */
  wait(username: string, password: string): number {
    if (password.length >= unguessable) return 0
    return Math.max(0, (this.until.get(username) ?? 0) - this.clock.now())
  }

  /** A wrong password was given. */
  lock(username: string): void {
    this.until.delete(username)
    this.until.set(username, this.clock.now() + waiting)
    for (const oldest of this.until.keys()) {
      if (this.until.size <= mostNames) break
      this.until.delete(oldest)
    }
  }

  /** The right one was given. */
  unlock(username: string): void {
    this.until.delete(username)
  }
}
