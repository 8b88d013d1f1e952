/** Sounds that nobody hears, because what played them has failed, are begun anew once something plays again. @module */

import type { Clock, Timer } from '../platform/clock.ts'
import type { Player } from './player.ts'

export interface ComebackDeps {
  readonly clock: Clock
  /** Sounds that play silently, though nobody wants it so. */
  readonly unheard: () => readonly Player[]
  /** Whether a back end seems to work again. */
  readonly isBack: () => boolean
}

/** Seconds before the first look: those that failed are not tried earlier either. */
const firstPause = 11
/** It doubles with each look in vain, because each may start a process. */
const longestPause = 300

export class Comeback {
  private readonly deps: ComebackDeps
  private timer: Timer | undefined
  private pause = firstPause
  private lastLook = 0

  constructor(deps: ComebackDeps) {
    this.deps = deps
  }

  /** A sound has begun to play silently. */
  watch(): void {
    const { clock } = this.deps
    if (this.timer !== undefined) return
    // The last outage was another one.
    if (clock.now() - this.lastLook > 2 * this.pause) this.pause = firstPause
    this.timer = clock.setTimeout(() => this.look(), this.pause)
  }

  /** A sound is heard, so all others may be. */
  wake(): void {
    this.pause = firstPause
    if (this.timer === undefined) return
    this.timer.cancel()
    // Not in the middle of what the back end tells.
    this.timer = this.deps.clock.setImmediate(() => {
      this.timer = undefined
      for (const player of this.waiting) player.seek(player.position)
    })
  }

  close(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  /** Those that can go on: nobody knows which of several rounds one is in. */
  private get waiting(): readonly Player[] {
    return this.deps.unheard().filter(({ request: { loop } }) => loop === 1 || loop === Number.POSITIVE_INFINITY)
  }

  /** One is tried; the others follow when it is heard. */
  private look(): void {
    const { clock, isBack } = this.deps
    this.timer = undefined
    this.lastLook = clock.now()
    this.pause = Math.min(longestPause, this.pause * 2)
    const [first] = this.waiting
    if (first !== undefined && isBack()) first.seek(first.position)
    if (this.waiting.length > 0) this.watch()
  }
}
