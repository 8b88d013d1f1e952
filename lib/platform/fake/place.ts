/** A place that a test chooses. @module */

import type { Location, Place } from '../place.ts'

/** @example createFakePlace({ lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' }) */
export function createFakePlace(location?: Location): Place {
  const timezone = (): string => location?.timezone ?? 'UTC'
  return {
    timezone,
    chosenTimezone: () => location?.timezone,
    location: () => (location === undefined ? undefined : { ...location, timezone: timezone() }),
  }
}
