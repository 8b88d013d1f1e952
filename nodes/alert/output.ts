/** What the node says: its messages, and its status. @module */

import type { Alert, AlertChange } from '../../lib/alerts/api.ts'
import type { Fill, Shape } from '../_runtime/status.ts'

/** A message about the alert. Times are seconds since 1970. */
export interface AlertMessage {
  readonly payload: string
  readonly topic: string
  readonly prev: string
  readonly event: string
  readonly priority: string
  readonly message: string
  readonly value: unknown
  readonly by: string
  readonly notes: string
  /** Since when it has been active; null while it is normal. */
  readonly since: number | null
  /** Why it is kept quiet: disabled, shelved, suppressed; null while it is not. */
  readonly inhibited: string | null
  readonly zone: string | null
  readonly timestamp: number
}

const common = (alert: Alert) => ({
  topic: alert.name,
  since: alert.active_since === 0 ? null : alert.active_since,
  inhibited: alert.inhibited,
  zone: alert.zone,
})

/** Something happened. */
export function changeMessage({
  alert,
  state,
  prev,
  event,
  priority,
  message,
  value,
  by,
  notes,
  time,
}: AlertChange): AlertMessage {
  return { payload: state, prev, event, priority, message, value, by, notes, timestamp: time, ...common(alert) }
}

/** How it is: at the start of the flow, or because somebody asked. */
export function standingMessage(alert: Alert, event: 'start' | 'query', now: number): AlertMessage {
  const { state, priority, trip_message: message, trip_value: value } = alert
  const prev = alert.sm.prev_state ?? state
  return {
    payload: state,
    prev,
    event,
    priority,
    message,
    value,
    by: '',
    notes: '',
    timestamp: now,
    ...common(alert),
  }
}

/** How the node looks. */
export interface Look {
  /** Below `status` in the texts of the node. */
  readonly key: string
  readonly fill: Fill
  readonly shape: Shape
}

const fills: Readonly<Record<string, Fill>> = {
  debug: 'blue',
  info: 'blue',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
}

/** A filled dot calls for somebody, a ring does not (any more). */
export function lookOf({ state, priority, inhibited }: Pick<Alert, 'state' | 'priority' | 'inhibited'>): Look {
  if (inhibited !== null) return { key: inhibited, fill: 'grey', shape: 'ring' }
  const fill = fills[priority] ?? 'blue'
  if (state === 'normal') return { key: state, fill: 'green', shape: 'dot' }
  if (state === 'active') return { key: state, fill, shape: 'dot' }
  if (state === 'error') return { key: state, fill: 'red', shape: 'dot' }
  return { key: state, fill, shape: 'ring' }
}
