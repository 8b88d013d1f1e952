/** The words of schedules by the sun, for the core and for dialogs. @module */

/** The events that have a name, in the order of a day. */
export const sunEventNames = [
  'solar_midnight',
  'astronomical_dawn',
  'nautical_dawn',
  'civil_dawn',
  'sunrise',
  'sunrise_end',
  'golden_hour_end',
  'solar_noon',
  'golden_hour',
  'sunset_start',
  'sunset',
  'civil_dusk',
  'nautical_dusk',
  'astronomical_dusk',
] as const

export type SunEventName = (typeof sunEventNames)[number]

/** The sun passing an altitude, as a text: `setting -4`. */
export type SunAltitude = `${'rising' | 'setting'} ${number}`

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** Seconds. */
export const longestOffset = 43_200
export const longestSpread = 21_600

export const isSunEventName = (name: unknown): name is SunEventName => sunEventNames.some((known) => known === name)

/** Seconds since midnight, or undefined for a text that is no time of day. @example parseTimeOfDay('06:30') // 23_400 */
export function parseTimeOfDay(text: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (parts === null) return undefined
  const [hour = 0, minute = 0, second = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : undefined
}
