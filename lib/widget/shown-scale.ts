/** The scale of a meter as it travels to pages. @module */

/** A scale as pages draw it. */
export interface MeterScaleShown {
  readonly min: number
  readonly max: number
  readonly zones: readonly MeterZone[]
}

/** A part of the scale where the value is no good, in hundredths. */
export type MeterZone = readonly [kind: string, from: number, to: number]
