/** A clock that moves only when told: for tests and for simulating days in milliseconds. @module */

import { KaithemError } from '../../errors.ts'
import type { Clock, Timer } from '../clock.ts'

/** So many calls in one instant are no program that gets anywhere. */
const mostAtOnce = 100_000

function endless(time: number): KaithemError {
  const message = `${mostAtOnce} timers fell due at ${time} and more were made: two timers of 0 seconds make each other`
  return new KaithemError('KAITHEM_LOOP', message, { time })
}

interface Entry {
  readonly due: number
  readonly order: number
  readonly callback: () => void
  cancelled: boolean
}

/**
 * `await clock.advance(seconds)` runs every timer that falls due, in order, and lets promises settle between them.
 *
 * @example
 * const clock = new ManualClock(1_700_000_000)
 * clock.setTimeout(() => console.log('an hour later'), 3600)
 * await clock.advance(3600)
 */
export class ManualClock implements Clock {
  private time: number
  private order = 0
  private wallOffset = 0
  private entries: Entry[] = []

  /** @param start epoch seconds (default 0) */
  constructor(start = 0) {
    this.time = start
  }

  /** Timers still waiting. */
  get pending(): number {
    return this.entries.length
  }

  now(): number {
    return this.time
  }

  wall(): number {
    return this.time + this.wallOffset
  }

  /** Sets people's clock forward (or back) by `seconds`, as NTP or a person does; timers do not notice. */
  jumpWall(seconds: number): void {
    this.wallOffset += seconds
  }

  setTimeout(callback: () => void, seconds: number): Timer {
    return this.add(callback, this.time + Math.max(0, seconds))
  }

  setImmediate(callback: () => void): Timer {
    return this.add(callback, this.time)
  }

  setInterval(callback: () => void, seconds: number): Timer {
    const step = Math.max(seconds, 0.001)
    const state = { timer: this.setTimeout(() => tick(), step) }
    const tick = (): void => {
      state.timer = this.setTimeout(tick, step)
      callback()
    }
    return { cancel: () => state.timer.cancel() }
  }

  /**
   * Moves time forward. Errors thrown by timers are collected and rethrown at the end (the first one), so that no
   * timer is lost.
   *
   * @throws KAITHEM_LOOP when timers make timers without end and time stands still
   */
  async advance(seconds = 0): Promise<void> {
    const end = this.time + Math.max(0, seconds)
    const errors: unknown[] = []
    let calls = 0
    await settle()
    for (let entry = this.take(end); entry !== undefined; entry = this.take(end)) {
      calls = entry.due > this.time ? 0 : calls + 1
      if (calls > mostAtOnce) throw endless(this.time)
      this.time = Math.max(this.time, entry.due)
      try {
        entry.callback()
      } catch (error) {
        errors.push(error)
      }
      await settle()
    }
    this.time = end
    if (errors.length > 0) throw errors[0]
  }

  private add(callback: () => void, due: number): Timer {
    const entry: Entry = { due, order: this.order++, callback, cancelled: false }
    let at = this.entries.length
    while (at > 0 && (this.entries[at - 1] as Entry).due > due) at--
    this.entries.splice(at, 0, entry)
    return {
      cancel: () => {
        if (entry.cancelled) return
        entry.cancelled = true
        const index = this.entries.indexOf(entry)
        if (index >= 0) this.entries.splice(index, 1)
      },
    }
  }

  private take(end: number): Entry | undefined {
    const first = this.entries[0]
    if (first === undefined || first.due > end) return undefined
    this.entries.shift()
    return first
  }
}

/** One turn of the event loop: everything that only waits for promises has run afterwards. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
