/** kaithem-alert: an alert in the flow, tripped by orders, by values or by a tag. @module */

import { defineNode } from '../_runtime/define-node.ts'
import { Outlet } from '../_runtime/outlet.ts'
import type { Red } from '../_runtime/red-types.ts'
import { isStillThere } from '../_runtime/still-there.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { parseConfig } from './config.ts'
import { actionOf, neededAction, obey, query } from './input.ts'
import { changeMessage, lookOf, standingMessage } from './output.ts'
import { createAlert, watchTag, watchValues } from './start-alert.ts'

export default (RED: Red): void =>
  defineNode(RED, 'kaithem-alert', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status, clock }) => {
      const value = prepareTypedInput(RED, node, { value: config.value, type: config.valueType }, 'value')
      const alert = createAlert(kaithem, config, node.id, node.name || node.id)
      const outlet = new Outlet((message) => node.send(message))
      const show = (): void => {
        const { key, fill, shape } = lookOf(alert)
        status.key(`kaithem-alert.status.${key}`, fill, shape)
      }
      alert.subscribe((change) => {
        outlet.put(changeMessage(change))
        show()
      })
      show()
      if (config.emitOnStart) outlet.put(standingMessage(alert, 'start', clock.now()))
      const watched = config.source === 'message' ? undefined : watchValues(alert, config, clock)
      return {
        started() {
          outlet.open()
          if (config.source === 'tag' && watched !== undefined) watchTag(kaithem, config.tag, watched)
        },
        input(message, send) {
          const action = config.source === 'payload' ? actionOf(message) : neededAction(message)
          if (action === undefined) return value.use(message, (given) => watched?.offer(given))
          // On the message that asked, so that an answer over HTTP finds its way.
          if (action === query) send(Object.assign(message, standingMessage(alert, query, clock.now())))
          else obey(alert, action, message)
          return undefined
        },
        close(removed) {
          watched?.stop()
          // A node that is only disabled, or deployed again, goes on where it was.
          if (removed && !isStillThere(RED, node.id)) alert.close()
        },
      }
    },
  })
