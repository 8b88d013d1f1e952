/** What renders the notes of one synthesizer, so that tests can stand in for it. @module */

import type { SynthEvent } from '../synth-event.ts'

export interface SynthEngine {
  /** Sounds that are heard now, those that fade included. */
  readonly voices: number
  play(event: SynthEvent): void
  /** Writes `count` samples of each side from `from` on. */
  render(left: Float32Array, right: Float32Array, from: number, count: number): void
  close(): void
}

export interface EngineOptions {
  readonly reverb: boolean
  readonly chorus: boolean
  /** Samples a second. */
  readonly sampleRate: number
}

/** Samples that `render` makes at most at once: events happen between two such steps. */
export const longestStep = 256
