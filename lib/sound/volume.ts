/** Volume as people set it, and what it does to the samples. @module */

/**
 * The factor by which samples are multiplied. The cube makes equal steps of volume sound like equal steps, so linear
 * fades of volume are even to the ear.
 *
 * @example gainOf(0.5) // 0.125, about -18 dB
 */
export function gainOf(volume: number): number {
  return volume ** 3
}

/** A linear change that began at some time. */
export interface Slope {
  readonly from: number
  readonly to: number
  /** Epoch seconds. */
  readonly began: number
  readonly seconds: number
}

/** What a slope has come to. */
export function valueAt({ from, to, began, seconds }: Slope, now: number): number {
  const share = seconds <= 0 ? 1 : Math.min(1, Math.max(0, (now - began) / seconds))
  // Exactly `to` at the end, whatever the rounding.
  return share === 1 ? to : from + (to - from) * share
}

/** Seconds until a slope is at its end. */
export function remaining({ began, seconds }: Slope, now: number): number {
  return Math.max(0, began + seconds - now)
}
