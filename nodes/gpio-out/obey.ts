/** Does to an output what a message asks for. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import { type Command, claimTag, setTag } from '../_runtime/tag-commands.ts'
import type { GpioOutConfig } from './config.ts'
import type { Order } from './orders.ts'

/** An output, as far as it is ordered about. */
export interface OrderedOutput {
  blink(options: object): unknown
  pulse(options: object): unknown
}

/**
 * Sets or claims the tag that the output follows, or lets the output blink.
 *
 * @throws KAITHEM_STATE where blinking would not be seen, and what the tag or the output says
 */
export function obey(
  output: OrderedOutput,
  tag: AnyTag,
  order: Order,
  command: Pick<Command<string>, 'action' | 'claim' | 'priority' | 'expiration' | 'annotation'>,
  { mode, tag: followed }: Pick<GpioOutConfig, 'mode' | 'tag'>,
): void {
  if (order.kind === 'blink' || order.kind === 'pulse') {
    if (command.action === 'claim' || followed !== '') refuse(order.kind, followed)
    output[order.kind](order.times)
    return
  }
  const value = order.kind === 'value' ? order.value : toggled(Number(tag.value), mode)
  if (command.action === 'claim') claimTag(tag, value, command)
  else setTag(tag, value, command)
}

function toggled(value: number, mode: GpioOutConfig['mode']): number {
  return mode === 'pwm' ? 1 - value : Number(value <= 0.5)
}

/** Blinking sets the default claim of the pin's own tag; other claims would hide it. */
function refuse(kind: string, followed: string): never {
  const why = followed === '' ? 'a claim is a value that stays' : `the output follows ${followed}`
  throw new KaithemError(
    'KAITHEM_STATE',
    `${kind} is not possible because ${why}; use the action set on the pin's own tag`,
    {
      kind,
    },
  )
}
