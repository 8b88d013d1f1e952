/** What the dialog asks the running machine: how it stands, an event for it, a copy of it in other words. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { AdminRoute } from '../_runtime/admin-routes.ts'
import type { Red } from '../_runtime/red-types.ts'
import { runningMachine, runningMachines } from './registry.ts'
import { viewOf } from './view.ts'

/** GET kaithem/editor/machine?id=…: a MachineView, or null if the node does not run: a dialog asks for new nodes too. */
export function viewRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/machine',
    permission: 'kaithem.read',
    answer: (query) => {
      const machine = runningMachines(RED).get(query.get('id') ?? '')
      return machine === undefined ? null : viewOf(machine)
    },
  }
}

/** POST kaithem/editor/machine/event?id=…&event=…: triggers an event and answers the view after it. */
export function eventRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/machine/event',
    permission: 'kaithem.write',
    method: 'POST',
    answer: (query) => {
      const machine = runningMachine(RED, query.get('id'))
      const event = query.get('event')
      if (event === null || event === '') throw new KaithemError('KAITHEM_VALUE', 'The event is missing', {})
      machine.event(event)
      return viewOf(machine)
    },
  }
}

/** GET kaithem/editor/machine/copy?id=…&format=mermaid|xstate: the machine as text. */
export function copyRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/machine/copy',
    permission: 'kaithem.read',
    answer: (query) => {
      const machine = runningMachine(RED, query.get('id'))
      const format = query.get('format')
      if (format === 'mermaid') return { contentType: 'text/plain', text: machine.toMermaid() }
      if (format === 'xstate') {
        return { contentType: 'text/plain', text: JSON.stringify(machine.toXstate(), null, 2) }
      }
      throw new KaithemError('KAITHEM_VALUE', `The format is mermaid or xstate, not ${String(format)}`, { format })
    },
  }
}
