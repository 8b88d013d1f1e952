/** Exponential smoothing for samples that come at any time. @module */

export class Smoothing {
  private readonly keep: number
  private time: number
  private last: number
  private value: number

  /** @param timeConstant seconds after which 63 % of a step has arrived */
  constructor(timeConstant: number, first: number, now: number) {
    this.keep = Math.exp(-1 / timeConstant)
    this.time = now
    this.last = first
    this.value = first
  }

  /** The smoothed value after one more sample. The input counts with the mean of this and the previous sample. */
  next(input: number, now: number): number {
    // After NaN or infinity it begins anew, or it would never find back.
    if (!Number.isFinite(this.value) || !Number.isFinite(this.last)) this.value = this.last = input
    const mean = (input + this.last) / 2
    this.value += (mean - this.value) * (1 - this.keep ** Math.max(0, now - this.time))
    this.time = now
    this.last = input
    return this.value
  }
}
