/** Sun times for phrases, from kaithem.time: the place of the machine, by the dates of the phrase's zone. @module */

import type { TimeEngine } from '../time/time-engine.ts'
import type { SunTimes } from './schedule/day-times.ts'

/** @returns a function that throws KAITHEM_NO_LOCATION as long as nobody said where the machine stands */
export function sunTimesOf(time: TimeEngine): SunTimes {
  return (event, date, timezone) => {
    const spot = time.spot({ timezone })
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
    return time.sky.event(event, { year, month, day }, spot, spot.zone)
  }
}
