/** GET kaithem/machines: the named state machines and the states they are in. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'

export function machinesRoute(): AdminRoute {
  return { path: 'kaithem/machines', permission: 'kaithem.read', answer: listMachines }
}

function listMachines(): object[] {
  const { states } = liveKaithem()
  return states
    .names()
    .sort()
    .flatMap((name) => {
      const machine = states.get(name)
      return machine === undefined ? [] : [{ name, state: machine.state }]
    })
}
