/** The place as the settings give it, with the time zone of the machine. @module */

import type { Location, Place } from '../place.ts'

/** What is known of the place; either part may be missing. */
export type PlaceSettings = Partial<Location>

/**
 * @param settings asked each time, because they change while the program runs
 * @example createNodePlace(() => ({ lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' }))
 */
export function createNodePlace(settings: () => PlaceSettings | undefined): Place {
  const chosenTimezone = (): string | undefined => settings()?.timezone || undefined
  const timezone = (): string => chosenTimezone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    timezone,
    chosenTimezone,
    location: () => {
      const { lat, lon } = settings() ?? {}
      return lat === undefined || lon === undefined ? undefined : { lat, lon, timezone: timezone() }
    },
  }
}
