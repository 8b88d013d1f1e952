/** What the node does with a message: an event, or an order in `msg.control`. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Message, Send } from '../_runtime/red-types.ts'
import type { TypedValue } from '../_runtime/typed-input.ts'
import type { MachineConfig } from './config.ts'
import { type Outlet, standingMessage } from './output.ts'
import type { RunningMachine } from './running.ts'

export interface InputParts {
  readonly machine: RunningMachine
  readonly outlet: Outlet
  readonly event: TypedValue
  readonly unknown: MachineConfig['unknown']
}

type Control = (machine: RunningMachine, message: Message) => void

const controls: Readonly<Record<string, Control>> = {
  reset: (machine) => machine.reset(),
  jump: (machine, { state }) => {
    if (typeof state === 'string' && state !== '') machine.jump(state)
    else throw new KaithemError('KAITHEM_TYPE', 'msg.control "jump" needs the name of a state in msg.state', { state })
  },
  seek: (machine, { seconds }) => {
    if (typeof seconds === 'number' && Number.isFinite(seconds)) machine.seek(seconds)
    else throw new KaithemError('KAITHEM_TYPE', 'msg.control "seek" needs a number in msg.seconds', { seconds })
  },
}

/** The input of the node. @throws coded errors for events and orders that make no sense */
export function createInput(parts: InputParts): (message: Message, send: Send) => void | Promise<void> {
  const { machine, outlet, event } = parts
  return (message, send) => {
    const { control } = message
    if (control === undefined) return event.use(message, (value) => trigger(parts, eventText(value)))
    if (control === 'query') {
      const answer = standingMessage(machine, 'query')
      // On the message that asked, so that an answer over HTTP finds its way.
      outlet.put(answer.payload, Object.assign(message, answer), send)
      return undefined
    }
    const order = typeof control === 'string' && Object.hasOwn(controls, control) ? controls[control] : undefined
    if (order === undefined) {
      const known = [...Object.keys(controls), 'query'].join(', ')
      throw new KaithemError('KAITHEM_VALUE', `msg.control is one of ${known}, not ${String(control)}`, { control })
    }
    return order(machine, message)
  }
}

function trigger({ machine, unknown }: InputParts, event: string): void {
  if (unknown === 'error' && !machine.events().includes(event)) {
    const { state } = machine.now()
    throw new KaithemError(
      'KAITHEM_KEY',
      `${machine.name} has no rule for the event "${event}" in the state ${state}`,
      {
        event,
        state,
      },
    )
  }
  machine.event(event)
}

/** Events are texts; numbers and yes/no are taken for theirs. */
function eventText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const got = value === '' ? 'an empty text' : value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value
  throw new KaithemError('KAITHEM_TYPE', `The event must be a text, not ${got}`, {})
}
