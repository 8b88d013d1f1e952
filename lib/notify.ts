/**
 * What happens to errors in user code that nobody else shows: one log line, and a notice on the bus, without
 * flooding either.
 *
 * @module
 */

import { errorText } from './errors.ts'
import type { Clock } from './platform/clock.ts'
import type { Log } from './platform/log.ts'
import type { ErrorListener } from './scope.ts'

/** Topic of the notices. */
export const errorTopic = '/system/notifications/errors'

/** The same place reports at most this often, in seconds. */
const quietTime = 60

/** Places remembered; the oldest is forgotten first. */
const rememberedPlaces = 1000

interface Place {
  readonly since: number
  suppressed: number
}

export interface NotifierDeps {
  readonly clock: Clock
  readonly log: Log
  readonly post: (topic: string, message: string) => void
}

/**
 * The error listener of the root owner. The first error of a place is logged and posted; repeats within a minute
 * are counted and mentioned with the next one.
 */
export function createErrorNotifier({ clock, log, post }: NotifierDeps): ErrorListener {
  const places = new Map<string, Place>()
  return (error, what, shown) => {
    const now = clock.now()
    const place = places.get(what)
    if (place !== undefined && now - place.since < quietTime) {
      place.suppressed++
      return
    }
    places.delete(what)
    places.set(what, { since: now, suppressed: 0 })
    for (const oldest of places.keys()) {
      if (places.size <= rememberedPlaces) break
      places.delete(oldest)
    }
    const repeats = place !== undefined && place.suppressed > 0 ? ` (and ${place.suppressed} more before)` : ''
    const text = `${what}: ${errorText(error)}${repeats}`
    if (!shown) log.error(text)
    post(errorTopic, text)
  }
}
