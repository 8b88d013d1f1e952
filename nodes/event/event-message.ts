/** What the node sends when its event happens. @module */

import type { EventInfo } from '../../lib/events/api.ts'
import type { EventConfig } from './config.ts'

/** The event in a message, without the names that only code needs. */
export interface EventReport {
  readonly kind: string
  readonly name: string
  /** Epoch seconds. */
  readonly time: number
  readonly value?: unknown
  readonly previous?: unknown
  readonly topic?: string
  readonly message?: unknown
}

export function reportOf({ name, time, value, previous, topic, message }: EventInfo, kind: string): EventReport {
  const optional = Object.entries({ value, previous, topic, message }).filter(([, given]) => given !== undefined)
  return { kind, name, time, ...Object.fromEntries(optional) }
}

/** What a time, a condition, a change or a message is about. */
function aboutWhat(info: EventInfo, kind: EventConfig['kind']): unknown {
  if (kind === 'time') return info.time
  return kind === 'message' ? info.message : info.value
}

/** The payload; undefined where a fixed one is set by hand. */
export function payloadOf(info: EventInfo, { kind, output }: Pick<EventConfig, 'kind' | 'output'>): unknown {
  switch (output) {
    case 'time':
      return info.time
    case 'iso':
      return new Date(info.time * 1000).toISOString()
    case 'event':
      return reportOf(info, kind)
    case 'fixed':
      return undefined
    default:
      return aboutWhat(info, kind)
  }
}
