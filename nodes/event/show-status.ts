/** The node's status: the next time, or what it waits for. @module */

import { errorText, isKaithemError } from '../../lib/errors.ts'
import type { EventHandle, EventsApi } from '../../lib/events/api.ts'
import type { Status } from '../_runtime/status.ts'
import type { EventConfig } from './config.ts'
import { timeText } from './time-text.ts'

/** Shows how an event stands. `value`: what it just sent. */
export function showStatus(
  status: Pick<Status, 'text' | 'key'>,
  event: Pick<EventHandle, 'enabled' | 'next' | 'problem'>,
  config: Pick<EventConfig, 'kind' | 'phrase' | 'zone'>,
  events: Pick<EventsApi, 'describe'>,
  now: number,
  value?: unknown,
): void {
  if (!event.enabled) {
    status.key('kaithem-event.status.disabled')
    return
  }
  const { problem } = event
  if (problem !== undefined) {
    // Not as an error that is over with the next message: it goes on.
    if (isKaithemError(problem)) status.key(`kaithem:errors.${problem.code}`, 'red', 'ring')
    else status.text(errorText(problem), 'red', 'ring')
    return
  }
  if (config.kind !== 'time') {
    if (value === undefined) status.key('kaithem-event.status.waiting')
    else status.text(short(value))
    return
  }
  if (event.next === null) {
    status.key('kaithem-event.status.over')
    return
  }
  const { zone } = events.describe(config.phrase, { count: 1, ...(config.zone === '' ? {} : { zone: config.zone }) })
  status.text(`→ ${timeText(event.next, zone, now)}`)
}

function short(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return ArrayBuffer.isView(value) ? `${value.byteLength} bytes` : Array.isArray(value) ? '[…]' : '{…}'
}
