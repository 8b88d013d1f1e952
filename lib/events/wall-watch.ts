/**
 * Waits for times of day. One timer serves all schedules; it looks at people's clock at least once a minute, so that a
 * clock that was set is noticed, and so that waits may be as long as they like.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'

/** Longest time between two looks, in seconds. */
export const longestWait = 60

/** People's clock runs this much faster or slower within a minute without being taken for set, in seconds. */
const smallDrift = 2

/** A timer may be early by so much, in seconds: less than the clock can tell. */
const early = 1e-5

/** Something that waits for a time on people's clock. */
export interface Waiting {
  /** Epoch seconds; undefined: it waits for nothing. */
  readonly due: number | undefined
  /** It is due, or was. */
  arrive(wall: number): void
  /** The clock was set, by so many seconds. */
  jump(wall: number, by: number): void
  /** The place of the machine or its time zone is another one, or is known again. */
  moved?(wall: number): void
}

export class WallWatch {
  private readonly clock: Clock
  private readonly where: () => string
  private readonly waiting = new Set<Waiting>()
  private lastWhere = ''
  /** How far people's clock is ahead of the one that never jumps. */
  private ahead = 0
  private timer: Timer | undefined

  /** @param where the place and the time zone in a word; settings change while events wait */
  constructor(clock: Clock, where: () => string = () => '') {
    this.clock = clock
    this.where = where
  }

  get size(): number {
    return this.waiting.size
  }

  add(item: Waiting): void {
    if (this.waiting.size === 0) {
      this.ahead = this.clock.wall() - this.clock.now()
      this.lastWhere = this.where()
    }
    this.waiting.add(item)
    this.arm()
  }

  remove(item: Waiting): void {
    this.waiting.delete(item)
    if (this.waiting.size === 0) this.stop()
  }

  /** Something waits for another time now. */
  arm(): void {
    this.timer?.cancel()
    this.timer = undefined
    if (this.waiting.size === 0) return
    const wall = this.clock.wall()
    let wait = longestWait
    for (const { due } of this.waiting) if (due !== undefined && due - wall < wait) wait = due - wall
    this.timer = this.clock.setTimeout(() => this.look(), Math.max(0.001, wait))
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.waiting.clear()
  }

  private look(): void {
    this.timer = undefined
    const wall = this.clock.wall()
    const ahead = wall - this.clock.now()
    const by = ahead - this.ahead
    this.ahead = ahead
    const where = this.where()
    const isMoved = where !== this.lastWhere
    this.lastWhere = where
    try {
      if (Math.abs(by) > smallDrift) for (const item of [...this.waiting]) item.jump(wall, by)
      if (isMoved) for (const item of [...this.waiting]) item.moved?.(wall)
      for (const item of [...this.waiting]) {
        const { due } = item
        if (due !== undefined && due <= wall + early && this.waiting.has(item)) item.arrive(wall)
      }
    } finally {
      // Whatever goes wrong with one of them, the others wait for the next look.
      this.arm()
    }
  }
}
