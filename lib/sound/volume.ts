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

/** Seconds after which a product of two slopes is looked at again: in between it counts as linear. */
const stretch = 0.1

/** The time for which a product of slopes goes in one line, and whether it stays where it is then. */
export interface Stretch {
  readonly seconds: number
  readonly isLast: boolean
}

/**
 * How far a product of slopes can be told in one ramp. One slope alone is a ramp; while several move, their product is bent
 * and goes in short pieces.
 *
 * @example nextStretch([{ from: 0, to: 1, began: 0, seconds: 4 }], 1) // { seconds: 3, isLast: true }
 */
export function nextStretch(slopes: readonly Slope[], now: number): Stretch {
  const moving = slopes.map((slope) => remaining(slope, now)).filter((left) => left > 0)
  const [first = 0] = moving
  return moving.length < 2 ? { seconds: first, isLast: true } : { seconds: Math.min(stretch, ...moving), isLast: false }
}
