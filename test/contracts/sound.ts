/** What every SoundBackend must do; run against each of them. The cases are beside this file. @module */

import { runCases } from './run-cases.ts'
import { type SoundRig, soundCases } from './sound-cases.ts'

export type { SoundRig }

/** @param limit milliseconds that a case may take */
export const testSound = (create: () => SoundRig | Promise<SoundRig>, limit?: number): void =>
  runCases(soundCases, create, limit)
