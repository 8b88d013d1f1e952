/**
 * What a contact that bounces is taken for: the first change counts at once, further ones are ignored for a time, then
 * the level is looked at again. So no press is late, and the last state is never lost.
 *
 * Porting note: Kaithem leaves bouncing to its driver, and each does it in another way; here it is the same for all pins.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'
import type { Level } from './backend.ts'

export interface BounceDeps {
  readonly clock: Clock
  /** Seconds for which changes are ignored; 0: none are. */
  time(): number
  /** The level now; undefined when it cannot be read. */
  read(): Level | undefined
  /** A change that counts. @param time epoch seconds */
  report(level: Level, time: number): void
}

export class BounceFilter {
  private readonly deps: BounceDeps
  private level: Level
  /** The level after the last change that was ignored. */
  private latest: Level
  private quietUntil = Number.NEGATIVE_INFINITY
  private reportedAt = Number.NEGATIVE_INFINITY
  private timer: Timer | undefined

  constructor(deps: BounceDeps, level: Level) {
    this.deps = deps
    this.level = level
    this.latest = level
  }

  /** A change of level, as it was seen then (epoch seconds). */
  edge(level: Level, at: number): void {
    // A clock that was set back must not silence the pin: without a timer nobody would look again.
    const time = this.timer === undefined ? Math.max(at, this.quietUntil) : at
    // Edges may arrive late and many at once, so their own times decide and not the timer.
    if (time >= this.quietUntil) this.settle(this.latest, this.quietUntil)
    this.latest = level
    if (time >= this.quietUntil) this.settle(level, time)
  }

  /** The level to start from, which is no change. */
  begin(level: Level): void {
    this.level = level
    this.latest = level
  }

  /** The level is this now, whatever was said before: after opening a line anew. */
  set(level: Level, time: number): void {
    this.stop()
    this.latest = level
    this.settle(level, time)
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.quietUntil = Number.NEGATIVE_INFINITY
  }

  private settle(level: Level, at: number): void {
    if (level === this.level) return
    const { clock, report } = this.deps
    const time = this.deps.time()
    const when = Math.max(at, this.reportedAt)
    this.level = level
    this.reportedAt = when
    if (time > 0) {
      this.quietUntil = when + time
      this.timer?.cancel()
      this.timer = clock.setTimeout(() => this.look(), Math.max(0, this.quietUntil - clock.now()))
    }
    report(level, when)
  }

  private look(): void {
    this.timer = undefined
    const until = this.quietUntil
    const level = this.deps.read() ?? this.latest
    this.latest = level
    this.settle(level, Math.max(until, this.deps.clock.now()))
  }
}
