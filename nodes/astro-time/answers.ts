/** Answers to questions about sun and moon at the place of the node. @module */

import { isKaithemError } from '../../lib/errors.ts'
import type { PlaceOptions, SunSchedule, TimeApi } from '../../lib/time/api.ts'
import type { AstroConfig, Question } from './config.ts'

/** @throws KAITHEM_NO_LOCATION; for rahu KAITHEM_NO_EVENT on days without sunrise */
export function answerTo(question: Question, time: TimeApi, { options }: AstroConfig, schedule: SunSchedule): unknown {
  const { lat, lon, timezone } = options
  const place: PlaceOptions = { lat, lon, timezone }
  switch (question) {
    case 'day':
      return time.is_day(place)
    case 'night':
      return time.is_night(place)
    case 'dark':
      return time.is_dark(place)
    case 'light':
      return time.is_light(place)
    case 'rahu':
      return time.is_rahu(place)
    case 'position':
      return time.sun_position(place)
    case 'moon':
      return { phase: time.moon_phase(), percent: time.moon_percent() }
    case 'times':
      return time.sun_times(place)
    case 'next':
      return schedule.next ?? null
    case 'state':
      return {
        enabled: schedule.enabled,
        next: schedule.next ?? null,
        day: time.is_day(place),
        light: time.is_light(place),
        rahu: rahu(time, place),
        ...time.sun_position(place),
        moon_phase: time.moon_phase(),
        moon_percent: time.moon_percent(),
        times: time.sun_times(place),
      }
  }
}

/** Null on days without it, where the question alone is an error. */
function rahu(time: TimeApi, place: PlaceOptions): boolean | null {
  try {
    return time.is_rahu(place)
  } catch (error) {
    if (isKaithemError(error) && error.code === 'KAITHEM_NO_EVENT') return null
    throw error
  }
}
