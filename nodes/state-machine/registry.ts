/** The machines of the running nodes, for the dialogs that look at them. @module */

import { KaithemError } from '../../lib/errors.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import type { RunningMachine } from './running.ts'

/** By the id of the node; one for each Node-RED. */
export type RunningMachines = Map<string, RunningMachine>

export function runningMachines(RED: Red): RunningMachines {
  return oncePer(RED.events, 'state-machines', () => new Map())
}

/** @throws KAITHEM_KEY if the node does not run */
export function runningMachine(RED: Red, id: string | null): RunningMachine {
  const machine = runningMachines(RED).get(id ?? '')
  if (machine !== undefined) return machine
  throw new KaithemError('KAITHEM_KEY', 'This state machine does not run. Deploy it first.', { id })
}
