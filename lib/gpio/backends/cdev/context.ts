/** What the open lines of the driver share. @module */

import type { EdgeReader } from '../edge-reader.ts'
import type { SoftwarePwm } from '../software-pwm.ts'
import type { Guardian } from './guardian.ts'
import type { GpioKernel } from './kernel.ts'

export interface CdevContext {
  readonly kernel: GpioKernel
  readonly reader: EdgeReader
  readonly guardian: Guardian
  readonly pwm: SoftwarePwm
}
