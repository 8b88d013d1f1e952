/** What a person does to a pin in the list of pins. @module */

import { KaithemError } from '../../../lib/errors.ts'
import type { DigitalInput, DigitalOutput, GpioApi, PWMOutput } from '../../../lib/gpio/api.ts'

/** For inputs: a level, or a press as long as it lasts. For outputs: a value in place of the tag's; for PWM also a share. */
export const pinActions = ['high', 'low', 'press', 'release', 'unmock', 'on', 'off', 'share', 'unforce'] as const
export type PinAction = (typeof pinActions)[number]

/**
 * Does it.
 *
 * @param by who, for the journal of alerts
 * @param share of the action `share`: 0 to 1
 * @throws KAITHEM_KEY for a pin that nobody uses, KAITHEM_VALUE for what this pin cannot do, and what the pin says
 */
export function operate(gpio: Pick<GpioApi, 'get' | 'pins'>, pin: string, asked: string, by: string, share = ''): void {
  const action = pinActions.find((known) => known === asked)
  if (action === undefined) {
    throw new KaithemError('KAITHEM_VALUE', `The action is one of ${pinActions.join(', ')}`, { action: asked })
  }
  const description = gpio.pins().find((each) => each.pin === pin)
  const handle = description === undefined ? undefined : gpio.get(pin)
  if (description === undefined || handle === undefined) {
    throw new KaithemError('KAITHEM_KEY', `No node and no function uses pin ${pin.slice(0, 60)}`, {
      pin: pin.slice(0, 60),
    })
  }
  if (description.kind === 'input')
    operateInput(handle as DigitalInput, action, description.active_level === 'high', by)
  else if (action === 'share' && description.kind === 'pwm') (handle as PWMOutput).force(readShare(share), { by })
  else operateOutput(handle as DigitalOutput, action, by)
}

function operateInput(input: DigitalInput, action: PinAction, activeHigh: boolean, by: string): void {
  if (action === 'high' || action === 'low') mock(input, action === 'high', by)
  else if (action === 'press' || action === 'release') mock(input, (action === 'press') === activeHigh, by)
  else if (action === 'unmock') input.unmock({ by })
  else refuse(action, 'an input')
}

/** A pin without hardware is no real one that somebody overrides, so no alert is due. */
function mock(input: DigitalInput, high: boolean, by: string): void {
  const { mock_reason: reason } = input.state
  if (reason === 'option' || reason === 'fallback') input.set_raw_mock_value(high)
  else input.mock(high, { by })
}

function operateOutput(output: DigitalOutput, action: PinAction, by: string): void {
  if (action === 'on' || action === 'off') output.force(action === 'on' ? 1 : 0, { by })
  else if (action === 'unforce') output.unforce({ by })
  else refuse(action, 'an output')
}

function readShare(text: string): number {
  const share = text.trim() === '' ? Number.NaN : Number(text)
  if (share >= 0 && share <= 1) return share
  throw new KaithemError('KAITHEM_VALUE', 'The share is a number from 0 to 1', { share: text.slice(0, 60) })
}

function refuse(action: PinAction, what: string): never {
  throw new KaithemError('KAITHEM_VALUE', `${action} is nothing that ${what} can do`, { action })
}
