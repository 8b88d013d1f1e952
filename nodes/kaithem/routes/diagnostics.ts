/** GET kaithem/diagnostics: numbers to see that all is well. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { appliedSettings, exposesFunctions, varDir } from '../applied.ts'
import { shellSwitch } from '../shell-switch.ts'

export function diagnosticsRoute(RED: Red): AdminRoute {
  return { path: 'kaithem/editor/diagnostics', permission: 'kaithem.read', answer: () => diagnose(RED) }
}

function diagnose(RED: Red): object {
  const { tags, states } = liveKaithem()
  return {
    nodeRed: RED.version(),
    node: process.version,
    tags: tags.names().length,
    machines: states.machines.size,
    functionGlobal: exposesFunctions(RED),
    allowShell: shellSwitch(RED, appliedSettings(RED).allowShell) === true,
    vardir: varDir(RED),
    settings: appliedSettings(RED),
  }
}
