/** What outputs do by themselves: blinking, pulses, fading. @module */

import type { Clock, Timer } from '../platform/clock.ts'

/** A value and the seconds for which it stays. */
export type Step = readonly [value: number, seconds: number]

/** Steps of a fade, per second, and in all: more would be too fine to see. */
const fadeRate = 25
const mostSteps = 1000

/** On and off. */
export function blinkSteps(onTime: number, offTime: number): Step[] {
  return [
    [1, onTime],
    [0, offTime],
  ]
}

/** From one value to the other in so many seconds, 25 steps a second, at most 1,000 in all; what it ends at is left to the next step. */
export function fadeSteps(from: number, to: number, seconds: number): Step[] {
  const count = Math.min(mostSteps, Math.round(seconds * fadeRate))
  return Array.from({ length: count }, (_, index): Step => [from + ((to - from) * index) / count, seconds / count])
}

/** Up and down again. */
export function pulseSteps(fadeIn: number, fadeOut: number): Step[] {
  return [...fadeSteps(0, 1, fadeIn), ...fadeSteps(1, 0, fadeOut)]
}

/** Plays steps; a new play ends the one before. */
export class EffectPlayer {
  private readonly clock: Clock
  private readonly set: (value: number) => void
  private timer: Timer | undefined

  constructor(clock: Clock, set: (value: number) => void) {
    this.clock = clock
    this.set = set
  }

  get playing(): boolean {
    return this.timer !== undefined
  }

  /** @param times how often; undefined: until it is stopped. At the end the value is 0 */
  play(steps: readonly Step[], times: number | undefined): void {
    this.stop()
    this.step({ steps, times: times ?? Number.POSITIVE_INFINITY, at: 0, due: this.clock.now() })
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private step(run: { readonly steps: readonly Step[]; times: number; at: number; due: number }): void {
    const { clock } = this
    this.timer = undefined
    if (run.at >= run.steps.length) {
      run.at = 0
      run.times--
    }
    const [value, seconds] = run.steps[run.at] ?? [0, 0]
    if (run.times <= 0) {
      this.set(0)
      return
    }
    run.at++
    // What a busy process missed is not made up for in a rush.
    run.due = Math.max(run.due + seconds, clock.now())
    this.timer = clock.setTimeout(() => this.step(run), run.due - clock.now())
    this.set(value)
  }
}
