/** The event that the settings of a node describe. @module */

import type { EventAction, EventHandle, EventsApi } from '../../lib/events/api.ts'
import type { EventConfig } from './config.ts'

/**
 * Makes the event.
 *
 * @param id of the node: what is remembered over a restart belongs to it
 * @throws KAITHEM_VALUE, KAITHEM_EXPRESSION, KAITHEM_NO_LOCATION
 */
export function createEvent(
  events: EventsApi,
  config: EventConfig,
  id: string,
  name: string,
  action: EventAction,
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
    missed: missed === 'skip' ? 'skip' : 'once',
    ...(zone === '' ? {} : { zone }),
    ...(missed === 'restart' ? { remember: id } : {}),
  })
}
