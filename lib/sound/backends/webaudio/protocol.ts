/** What is said between this process and the one that plays. @module */

import type { Ramp, VoiceOptions } from '../../backend.ts'

/** To the process that plays. Voices are numbers. */
export type HostRequest =
  | { readonly play: number; readonly options: VoiceOptions; readonly paused: boolean }
  | { readonly ramp: number; readonly to: Ramp }
  | { readonly pause: number }
  | { readonly resume: number }
  | { readonly stop: number }
  | { readonly preload: string; readonly output: string }
  | { readonly outputs: true }

/** Where a voice is: its number, and seconds into the file. */
export type VoicePlace = readonly [voice: number, position: number]

/** What is wrong: there is no sound card, whatever the file; the file cannot be decoded here; or anything else with this voice. */
export type FailureOf = 'device' | 'file' | 'voice'

/** From the process that plays. */
export type HostAnswer =
  | { readonly started: number; readonly position: number }
  | { readonly ended: number }
  | { readonly failed: number; readonly message: string; readonly because: FailureOf }
  /** Sent ten times a second as long as sound comes out: without it the process is stuck. */
  | { readonly beat: readonly VoicePlace[] }
  | { readonly outputs: readonly string[] }

/** Seconds between two beats. */
export const beatEvery = 0.1
