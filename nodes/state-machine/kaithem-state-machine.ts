/** kaithem-state-machine: a state machine that runs in the flow. @module */

import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red } from '../_runtime/red-types.ts'
import { isStillThere } from '../_runtime/still-there.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { parseConfig } from './config.ts'
import { createInput } from './input.ts'
import { createKeeping } from './keep.ts'
import { changeMessage, Outlet, standingMessage } from './output.ts'
import { runningMachines } from './registry.ts'
import { copyRoute, eventRoute, viewRoute } from './routes.ts'
import { startMachine } from './start-machine.ts'
import { statusText } from './status-text.ts'

export default (RED: Red): void => {
  for (const route of [viewRoute(RED), eventRoute(RED), copyRoute(RED)]) addAdminRoute(RED, route)
  defineNode(RED, 'kaithem-state-machine', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status, clock }) => {
      const event = prepareTypedInput(RED, node, config.event, 'event')
      const keeping = createKeeping(RED, node.id, config.keep, kaithem.states.kept)
      const fallback = node.name || node.id
      const warn = (text: string): void => node.warn(text)
      const { machine, beforeClose } = startMachine({ kaithem, clock, config, fallback, keeping, warn })
      const outlet = new Outlet((message) => node.send(message), config.outputs)
      const show = (): void => {
        const { state, since, age } = machine.now()
        status.text(statusText(state, since, since + age))
      }
      if (config.emitInitial) outlet.put(machine.now().state, standingMessage(machine, 'start'))
      machine.watch((change) => {
        outlet.put(change.state, changeMessage(machine.name, change))
        show()
      })
      show()
      runningMachines(RED).set(node.id, machine)
      return {
        input: createInput({ machine, outlet, event, unknown: config.unknown }),
        started: () => outlet.open(),
        close: (removed) => {
          runningMachines(RED).delete(node.id)
          beforeClose()
          if (removed && !isStillThere(RED, node.id)) keeping.end()
        },
      }
    },
  })
}
