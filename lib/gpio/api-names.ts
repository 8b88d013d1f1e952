/** Public names of kaithem.gpio. @module */

import { type ApiName, section } from '../api-name.ts'

const input = 'kaithem.gpio.DigitalInput#'
const output = 'kaithem.gpio.DigitalOutput#'
const pwm = 'kaithem.gpio.PWMOutput#'

export const gpioNames: readonly ApiName[] = [
  ...section('kaithem.gpio', 'kaithem.gpio.', 'DigitalInput DigitalOutput PWMOutput get pins diagnostics'),
  ...section('DigitalInput.on_change(f)', input, 'on_change on_hold'),
  ...section('DigitalInput.set_raw_mock_value(v)', input, 'set_raw_mock_value'),
  ...section('DigitalInput.release_mocking()', input, 'release_mocking'),
  ...section('DigitalInput.gpio', input, 'gpio'),
  ...section(
    'kaithem.gpio.DigitalInput',
    input,
    'pin tag value state on_state on_active on_inactive on_gesture mock unmock close dispose',
  ),
  ...section('DigitalOutput.tag', output, 'tag'),
  ...section('DigitalOutput.tag.value', output, 'value'),
  ...section('DigitalOutput.on()', output, 'on'),
  ...section('DigitalOutput.off()', output, 'off'),
  ...section(
    'kaithem.gpio.DigitalOutput',
    output,
    'pin state on_state gpio toggle blink pulse force unforce close dispose',
  ),
  ...section('kaithem.gpio.PWMOutput', pwm, 'frequency pulse'),
]
