/** kaithem-event: a message at a time, on a condition, on a change, on a message of the bus. @module */

import { KaithemError, valueText } from '../../lib/errors.ts'
import type { EventHandle, EventInfo } from '../../lib/events/api.ts'
import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import { prepareTypedInput } from '../_runtime/typed-input.ts'
import { wrongSetting } from '../_runtime/wrong-setting.ts'
import { parseConfig } from './config.ts'
import { createEvent } from './create-event.ts'
import { payloadOf, reportOf } from './event-message.ts'
import { scheduleRoute } from './routes.ts'
import { showStatus } from './show-status.ts'

export default (RED: Red): void => {
  addAdminRoute(RED, scheduleRoute())
  defineNode(RED, 'kaithem-event', {
    parse: parseConfig,
    explain: wrongSetting,
    start: ({ node, config, kaithem, status, clock }) => {
      const fixed = prepareTypedInput(RED, node, { value: config.payload, type: config.payloadType }, 'payload')
      let event: EventHandle | undefined
      const name = node.name || node.id

      const send = (info: EventInfo): void | Promise<void> => {
        const message = {
          // An id says nothing to people.
          topic: info.topic ?? node.name ?? '',
          payload: payloadOf(info, config),
          event: reportOf(info, config.kind),
        }
        const finish = (payload: unknown): void => {
          node.send({ ...message, payload })
          if (event !== undefined) showStatus(status, event, config, kaithem.events, clock.wall(), message.payload)
        }
        return config.output === 'fixed' ? fixed.use(message as unknown as Message, finish) : finish(message.payload)
      }

      const show = (shown: EventHandle): void => showStatus(status, shown, config, kaithem.events, clock.wall())

      return {
        // Location and time zone come from a settings node, which may start after this one.
        started() {
          event = createEvent(kaithem.events, config, node.id, name, send, show)
          show(event)
        },
        input(message) {
          const action = message.action ?? 'trigger'
          if (event === undefined)
            throw new KaithemError('KAITHEM_STATE', 'The event does not run; its status says why')
          if (action === 'enable') event.enable()
          else if (action === 'disable') event.disable()
          else if (action === 'trigger') event.trigger()
          else {
            const text = `msg.action is enable, disable or trigger, not ${valueText(action)}`
            throw new KaithemError('KAITHEM_VALUE', text, { action: valueText(action) })
          }
          if (action !== 'trigger') show(event)
        },
      }
    },
  })
}
