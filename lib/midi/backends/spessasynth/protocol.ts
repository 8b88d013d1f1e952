/** What is said between this process and the one with the synthesizers. @module */

import type { SynthEvent } from '../synth-event.ts'

/** How a synthesizer is made. */
export interface SynthHostOptions {
  /** Path of the SoundFont. */
  readonly soundfont: string
  readonly reverb: boolean
  readonly chorus: boolean
  /** Name of the sound card; empty: the usual one. */
  readonly output: string
}

/** To the process with the synthesizers, which are numbers. */
export type SynthRequest =
  | { readonly open: number; readonly options: SynthHostOptions }
  | { readonly to: number; readonly event: SynthEvent }
  | { readonly close: number }

/** From the process with the synthesizers. */
export type SynthAnswer =
  /** Its SoundFont is loaded. */
  | { readonly opened: number }
  /** `device`: it is the sound card that cannot be used. */
  | { readonly failed: number; readonly message: string; readonly device: boolean }
  /** Sent again and again as long as sound comes out: without it the process is stuck. */
  | { readonly beat: true }

/** Seconds between two beats. */
export const beatEvery = 0.2
