/** The drivers of this machine, in the order in which they are tried. @module */

import type { Platform } from '../../platform/index.ts'
import type { GpioDriver } from '../drivers.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createGpioDrivers(_platform: Platform): readonly GpioDriver[] {
  return []
}
