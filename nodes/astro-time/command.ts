/** What a message asks of the node. @module */

import { KaithemError, valueText } from '../../lib/errors.ts'
import type { Message } from '../_runtime/red-types.ts'
import { type Question, questions } from './config.ts'

/** `fire` sends the message of an event now. */
const orders = ['enable', 'disable', 'toggle', 'fire'] as const
export type Command = (typeof orders)[number] | Question

/** @throws KAITHEM_VALUE for an action that does not exist */
export function readCommand(message: Message, usual: Question): Command {
  const { action } = message
  if (action === undefined || action === null || action === '') return usual
  const command = [...orders, ...questions].find((known) => known === action)
  if (command !== undefined) return command
  throw new KaithemError(
    'KAITHEM_VALUE',
    `msg.action is one of ${[...orders, ...questions].join(', ')}, not ${valueText(action)}`,
    { action },
  )
}
