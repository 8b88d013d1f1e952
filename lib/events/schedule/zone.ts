/**
 * A time zone: from local dates and times to instants. What the clocks skip in spring happens at the first instant
 * after the gap; what they repeat in autumn happens the first time.
 *
 * @module
 */

import type * as TemporalPolyfill from 'temporal-polyfill'
import type { Packages } from '../../platform/packages.ts'
import { dateOf, dayNumber } from './civil.ts'

type TemporalApi = typeof TemporalPolyfill.Temporal

/** Days whose beginnings are remembered. */
const remembered = 400

export class Zone {
  readonly name: string
  private readonly temporal: TemporalApi
  private readonly starts = new Map<number, number>()

  constructor(packages: Packages, name: string) {
    this.name = name
    this.temporal = (packages.load('temporal-polyfill') as typeof TemporalPolyfill).Temporal
  }

  /** When a day begins, epoch seconds. */
  startOf(day: number): number {
    const known = this.starts.get(day)
    if (known !== undefined) return known
    const start = this.temporal.PlainDate.from(dateOf(day)).toZonedDateTime(this.name).epochMilliseconds / 1000
    if (this.starts.size >= remembered) this.starts.clear()
    this.starts.set(day, start)
    return start
  }

  /** Seconds from the beginning of a day to that of the next: 0 for a date that the zone left out. */
  lengthOf(day: number): number {
    return this.startOf(day + 1) - this.startOf(day)
  }

  /** The local date of an instant. */
  dayOf(instant: number): number {
    const { year, month, day } = this.temporal.Instant.fromEpochMilliseconds(
      Math.floor(instant * 1000),
    ).toZonedDateTimeISO(this.name)
    return dayNumber({ year, month, day })
  }

  /** The instant of a local time; 86,400 is the beginning of the next day. */
  resolve(day: number, seconds: number): number {
    if (seconds >= 86_400) return this.startOf(day + 1)
    if (this.lengthOf(day) === 86_400) return this.startOf(day) + seconds
    const [first, gapEnd] = this.lookUp(day, seconds)
    return first ?? gapEnd
  }

  /** Every instant at which clocks show this time: none in a gap, two in the hour that is repeated. */
  instants(day: number, seconds: number): number[] {
    if (this.lengthOf(day) === 86_400) return [this.startOf(day) + seconds]
    const [first, second] = this.lookUp(day, seconds)
    return first === undefined ? [] : first === second ? [first] : [first, second]
  }

  /** Both instants of a local time (often the same); without the first: it is skipped, and the gap ends at the second. */
  private lookUp(day: number, seconds: number): readonly [first: number | undefined, second: number] {
    const local = this.temporal.PlainDateTime.from({
      ...dateOf(day),
      hour: Math.floor(seconds / 3600),
      minute: Math.floor(seconds / 60) % 60,
      second: seconds % 60,
    })
    const earlier = local.toZonedDateTime(this.name, { disambiguation: 'earlier' })
    const later = local.toZonedDateTime(this.name, { disambiguation: 'later' })
    const [first, second] = [earlier.epochMilliseconds / 1000, later.epochMilliseconds / 1000]
    if (first === second || earlier.toPlainDateTime().equals(local)) return [first, second]
    const gapEnd = earlier.getTimeZoneTransition('next')
    return [undefined, gapEnd === null ? second : gapEnd.epochMilliseconds / 1000]
  }
}
