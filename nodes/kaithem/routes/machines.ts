/** GET kaithem/machines: the named state machines and the states they are in. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'

/** One machine in the list. */
export interface MachineLine {
  readonly name: string
  readonly state: string
}

export function machinesRoute(): AdminRoute {
  return { path: 'kaithem/editor/machines', permission: 'kaithem.read', answer: listMachines }
}

function listMachines(): MachineLine[] {
  const machines = [...liveKaithem().states.machines]
  return machines.map(([name, { state }]) => ({ name, state })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
