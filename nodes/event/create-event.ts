/** The event that the settings of a node describe. @module */

import type { EventAction, EventHandle, EventsApi } from '../../lib/events/api.ts'
import type { EventConfig } from './config.ts'

/**
 * Makes the event.
 *
 * @param id of the node: what is remembered over a restart belongs to it
 * @param changed called when its times are others, because the location of the settings is
 * @throws KAITHEM_VALUE, KAITHEM_EXPRESSION
 */
export function createEvent(
  events: EventsApi,
  config: EventConfig,
  id: string,
  name: string,
  action: EventAction,
  changed: (event: EventHandle) => void,
): EventHandle {
  const { kind, ratelimit, enabled, priority } = config
  const options = { ratelimit, enabled, priority, name }
  if (kind === 'message') return events.on_message(config.topic, action, options)
  if (kind === 'change') return events.on_change(config.expression, action, options)
  if (kind !== 'time') return events.on_edge(config.expression, action, { ...options, continual: kind === 'while' })
  const { spread, zone, missed } = config
  return events.event(`!time ${config.phrase}`, action, {
    ...options,
    spread,
    wait_for_location: true,
    on_change: changed,
    missed: missed === 'skip' ? 'skip' : 'once',
    ...(zone === '' ? {} : { zone }),
    ...(missed === 'restart' ? { remember: id } : {}),
  })
}
