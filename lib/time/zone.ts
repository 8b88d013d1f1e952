/** A time zone: what clocks show there at an instant, and the instant at which they show something. @module */

import { KaithemError, valueText } from '../errors.ts'
import { addDays, type CivilDate, isSameDate, utcSeconds } from './civil-date.ts'

/** What calendar and clock show. */
export interface CivilTime extends CivilDate {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Seconds from 1970 that the calendar of JavaScript reaches. */
const furthest = 8.64e12

export class Zone {
  /** IANA name. */
  readonly name: string
  private readonly formatter: Intl.DateTimeFormat

  /** @throws KAITHEM_VALUE when there is no such zone */
  constructor(name: string) {
    this.name = name
    try {
      this.formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        era: 'narrow',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch (error) {
      const text = `The time zone '${valueText(name)}' is not known. Write it as region and city, such as Europe/Berlin.`
      throw new KaithemError('KAITHEM_VALUE', text, { timezone: name }, error)
    }
  }

  /** What clocks show at an instant (epoch seconds). @throws KAITHEM_VALUE for an instant beyond any calendar */
  at(instant: number): CivilTime {
    if (typeof instant !== 'number' || !(Math.abs(instant) < furthest)) {
      throw new KaithemError('KAITHEM_VALUE', `${valueText(instant)} is no time in seconds since 1970`, { instant })
    }
    const fields: Record<string, number> = {}
    let sign = 1
    for (const { type, value } of this.formatter.formatToParts(Math.floor(instant) * 1000)) {
      if (type === 'era') sign = value === 'B' ? -1 : 1
      else fields[type] = Number(value)
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields
    return { year: sign < 0 ? 1 - year : year, month, day, hour, minute, second }
  }

  /** The date at an instant. */
  dateAt(instant: number): CivilDate {
    const { year, month, day } = this.at(instant)
    return { year, month, day }
  }

  /** Seconds that clocks are ahead of UTC at an instant. */
  offsetAt(instant: number): number {
    const shown = this.at(instant)
    return utcSeconds(shown, shown.hour * 3600 + shown.minute * 60 + shown.second) - Math.floor(instant)
  }

  /** Whether clocks are ahead of their usual time. */
  isSummerTime(instant: number): boolean {
    const { year } = this.at(instant)
    const [january, july] = [1, 7].map((month) => this.offsetAt(utcSeconds({ year, month, day: 1 })))
    return this.offsetAt(instant) > Math.min(january ?? 0, july ?? 0)
  }

  /** The name that stands for all names of this zone. */
  get canonical(): string {
    return this.formatter.resolvedOptions().timeZone
  }

  /**
   * The instant at which clocks show a time of day. When clocks are set back and show it twice: the first one. When
   * they are set forward and never show it: as long after the change as it would have been after it without one, so
   * 02:30 is 03:30.
   *
   * @returns undefined for a date that this zone left out (Samoa had no 30 December 2011)
   */
  instantOf(date: CivilDate, secondOfDay: number): number | undefined {
    const shown = utcSeconds(date, secondOfDay)
    const before = this.offsetAt(shown - 86_400)
    const after = this.offsetAt(shown + 86_400)
    const fits = [shown - before, shown - after].filter((instant) => instant + this.offsetAt(instant) === shown)
    const instant = fits.length > 0 ? Math.min(...fits) : shown - before
    return fits.length > 0 || !isSameDate(this.dateAt(instant), addDays(date, 1)) ? instant : this.gapOf(date, instant)
  }

  /** A time in a gap that leads over midnight: the date exists if an earlier time of it does. */
  private gapOf(date: CivilDate, instant: number): number | undefined {
    const midnight = utcSeconds(date)
    const first = midnight - this.offsetAt(midnight - 86_400)
    return isSameDate(this.dateAt(first), date) ? instant : undefined
  }
}
