/** The back ends of this machine, in the order in which they are tried. @module */

import type { Platform } from '../../platform/index.ts'
import type { SoundDriver } from '../drivers.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createSoundDrivers(_platform: Platform): readonly SoundDriver[] {
  return []
}
