/** The clock of the nodes themselves (throttled statuses, rate limits): real time. @module */

import type { Clock } from '../../lib/platform/clock.ts'
import { createNodeClock } from '../../lib/platform/node/clock.ts'
import { oncePer } from './once-per.ts'
import type { Red } from './red-types.ts'

/** One clock for each Node-RED; an error in a timer goes to its log. */
export function runtimeClock(RED: Red): Clock {
  return oncePer(RED.events, 'clock', () => createNodeClock((error) => RED.log.error(`kaithem: ${String(error)}`)))
}
