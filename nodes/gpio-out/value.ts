/** What an output does now, as a number and in words. @module */

import type { PinState } from '../../lib/gpio/api.ts'
import type { GpioOutConfig } from './config.ts'

/** What of an output is looked at. */
export interface ValuedOutput {
  readonly state: PinState
  readonly value: number
}

/** 0 or 1, with PWM between: of the pin itself, or of the tag while the line is not open. */
export function currentValue(output: ValuedOutput, { activeHigh }: Pick<GpioOutConfig, 'activeHigh'>): number {
  const { level } = output.state
  if (level === null) return output.value
  return activeHigh ? level : 1 - level
}

/** `on`, `off`, or with PWM `30 %`. */
export function valueWords(
  value: number,
  mode: GpioOutConfig['mode'],
  texts: { readonly on: string; readonly off: string },
): string {
  if (mode === 'digital') return value > 0.5 ? texts.on : texts.off
  return `${Number((value * 100).toPrecision(3))} %`
}
