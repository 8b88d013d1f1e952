/** From the kernel's monotonic clock to the epoch. @module */

/** A difference of the clocks below this is the coarseness of the clock, not a clock that was set: seconds. */
const tolerance = 0.003

/**
 * Keeps the distance between both clocks as long as nobody sets the clock, so that the time between two edges is as exact as
 * the kernel's.
 */
export class EventTime {
  readonly #monotonic: () => number
  readonly #epoch: () => number
  #offset: number

  /** @param monotonic seconds of CLOCK_MONOTONIC @param epoch seconds */
  constructor(monotonic = () => Number(process.hrtime.bigint()) / 1e9, epoch = () => Date.now() / 1000) {
    this.#monotonic = monotonic
    this.#epoch = epoch
    this.#offset = epoch() - monotonic()
  }

  /** Looks whether the clock was set. */
  adjust(): void {
    const offset = this.#epoch() - this.#monotonic()
    if (Math.abs(offset - this.#offset) > tolerance) this.#offset = offset
  }

  /** @param time seconds of the monotonic clock */
  epoch(time: number): number {
    return time + this.#offset
  }
}
