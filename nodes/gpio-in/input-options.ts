/** From the settings of the node to the options of the input. @module */

import type { InputPinOptions } from '../../lib/gpio/api.ts'
import type { GpioInConfig, Pull } from './config.ts'

const pulled: Readonly<Record<Pull, boolean | null>> = { up: true, down: false, none: null }

/** What `DigitalInput` is given. @param comment what people call the input */
export function inputOptions(config: GpioInConfig, comment: string): InputPinOptions {
  const { pull, activeHigh, bounceTime, debounce, holdTime, holdRepeat, mock } = config
  return {
    pull: pulled[pull],
    ...(activeHigh === undefined ? {} : { active_state: activeHigh }),
    bounce_time: bounceTime,
    debounce,
    hold_time: holdTime,
    hold_repeat: holdRepeat,
    comment,
    mock,
  }
}
