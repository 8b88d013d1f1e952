/**
 * Time as the core sees it. Every timer of the core goes through this interface, so a day of logic can run
 * in milliseconds on the manual clock (`lib/platform/fake/clock.ts`).
 *
 * @module
 */

/** A pending call; `cancel()` after it ran, or twice, does nothing. */
export interface Timer {
  cancel(): void
}

export interface Clock {
  /** Seconds since 1970 as a float. Never runs backwards. */
  now(): number
  /**
   * Seconds since 1970 as people's clocks show them. Jumps when the machine's clock is set; for what is due at a time
   * of day, and for times that are shown. Everything else uses `now`.
   */
  wall(): number
  /** Calls once after `seconds` (0 and less: as soon as possible, never synchronously). Any length is allowed. */
  setTimeout(callback: () => void, seconds: number): Timer
  /** Calls every `seconds` until cancelled. */
  setInterval(callback: () => void, seconds: number): Timer
  /** Calls once after the running code has finished, first in first out. */
  setImmediate(callback: () => void): Timer
}
