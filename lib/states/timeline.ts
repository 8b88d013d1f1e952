/**
 * The time line of the current state: when it was entered, where on it the machine is, and its timer.
 *
 * Porting note: in Kaithem the timer of the start state never runs and a changed timer counts only from the next entry; here a
 * timer always counts from the moment its state was entered.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'

/** A timer fires when more than its length has passed: it is set this much later, in seconds. */
const margin = 1e-6

export class Timeline {
  /** When the current state was entered, epoch seconds. */
  entered: number
  /** What `seek` added to the time that has passed. */
  offset = 0
  private readonly clock: Clock
  private readonly onEnd: () => void
  private length: number | undefined
  private timer: Timer | undefined

  constructor(clock: Clock, onEnd: () => void) {
    this.clock = clock
    this.onEnd = onEnd
    this.entered = clock.now()
  }

  /** Where on the time line the machine is, in seconds. */
  get position(): number {
    return this.clock.now() - this.entered + this.offset
  }

  get hasTimer(): boolean {
    return this.length !== undefined
  }

  /** Begins a new state, at `offset` on its time line. */
  enter(now: number, length: number | undefined, offset = 0): void {
    this.entered = now
    this.offset = offset
    if (length !== undefined || this.timer !== undefined) this.setLength(length)
    else this.length = undefined
  }

  /** Sets or removes the timer of the current state; it counts from when the state was entered. */
  setLength(length: number | undefined): void {
    this.length = length
    this.arm()
  }

  /** Goes to a position; what is beyond the length makes the timer fire at once, though not before this returns. */
  seek(position: number): void {
    this.offset = position - (this.clock.now() - this.entered)
    this.arm()
  }

  stop(): void {
    this.setLength(undefined)
  }

  private arm(): void {
    this.timer?.cancel()
    this.timer = undefined
    if (this.length === undefined) return
    const left = this.length - this.position
    const delay = this.length <= 0 || left < 0 ? 0 : left + margin
    this.timer = this.clock.setTimeout(this.due, delay)
  }

  private readonly due = (): void => {
    this.timer = undefined
    if (this.length === undefined) return
    // Clocks round: what came too early waits for the rest.
    if (this.length > 0 && this.position <= this.length) this.arm()
    else this.onEnd()
  }
}
