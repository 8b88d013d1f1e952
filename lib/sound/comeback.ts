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
/** It doubles with each look, because each may start a process in vain. */
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

  close(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private look(): void {
    const { clock, unheard, isBack } = this.deps
    this.timer = undefined
    this.lastLook = clock.now()
    this.pause = Math.min(longestPause, this.pause * 2)
    const isWorthIt = unheard().some(canGoOn)
    if (isWorthIt && isBack()) for (const player of unheard().filter(canGoOn)) player.seek(player.position)
    if (unheard().some(canGoOn)) this.watch()
  }
}

/** Nobody knows which of several rounds one is in. */
function canGoOn({ request: { loop } }: Player): boolean {
  return loop === 1 || loop === Number.POSITIVE_INFINITY
}
