/** From the settings of the node to the options of the output. @module */

import type { OutputPinOptions } from '../../lib/gpio/api.ts'
import type { GpioOutConfig } from './config.ts'

/** What `DigitalOutput` and `PWMOutput` are given. @param comment what people call the output */
export function outputOptions(config: GpioOutConfig, comment: string): OutputPinOptions {
  const { activeHigh, initial, frequency, failSafe, drive, mock } = config
  return {
    active_high: activeHigh,
    initial_value: initial,
    frequency,
    ...(failSafe === undefined ? {} : { fail_safe: failSafe }),
    drive,
    comment,
    mock,
  }
}
