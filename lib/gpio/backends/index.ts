/** The drivers of this machine, in the order in which they are tried. @module */

import type { Platform } from '../../platform/index.ts'
import type { GpioDriver } from '../drivers.ts'
import { createCdevBackend } from './cdev/cdev.ts'
import { createGpiodBackend } from './gpiod/gpiod.ts'
import { createOnoffBackend } from './onoff/onoff.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createGpioDrivers({ packages, clock }: Platform): readonly GpioDriver[] {
  return [
    { name: 'cdev', create: () => createCdevBackend({ packages }) },
    { name: 'gpiod', create: () => createGpiodBackend(clock) },
    { name: 'onoff', create: () => createOnoffBackend({ packages, clock }) },
  ]
}
