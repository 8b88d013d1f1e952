/** What users hold of a schedule by the sun; it ends with its owner. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { Owned, Owner } from '../scope.ts'
import type { SunDay, SunMoment } from './astro-rule.ts'
import type { AstroSchedule } from './astro-schedule.ts'

export type { SunDay, SunMoment }

/** A running schedule. Every method also answers to its other spelling. */
export type SunSchedule = WithAliases<SunScheduleHandle>

export class SunScheduleHandle implements Owned {
  private readonly schedule: AstroSchedule
  private readonly owner: Owner
  private isClosed = false

  constructor(schedule: AstroSchedule, owner: Owner) {
    this.schedule = schedule
    this.owner = owner
  }

  /**
   * The next moment `{ event, date, time }`; undefined while disabled, and where there is none within 400 days.
   *
   * Spec: time, schedules by the sun.
   *
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.next.event // => 'sunset'
   */
  get next(): SunMoment | undefined {
    return this.schedule.next
  }

  /**
   * Whether it calls. What becomes due while this is false is left out. Can be set.
   *
   * Spec: time, schedules by the sun.
   *
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.enabled = false
   * schedule.next // => undefined
   */
  get enabled(): boolean {
    return this.schedule.enabled
  }
  set enabled(on: boolean) {
    this.schedule.enabled = on === true
  }

  /**
   * The time zone whose dates and clocks count, by its IANA name.
   *
   * Spec: time, schedules by the sun.
   *
   * @throws KAITHEM_NO_LOCATION
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.zone // => 'Europe/Berlin'
   */
  get zone(): string {
    return this.schedule.zone
  }

  /**
   * Why there is no next moment, if that is an error: no location is set. Else undefined.
   *
   * Spec: time, schedules by the sun.
   *
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.problem // => undefined
   */
  get problem(): unknown {
    return this.schedule.problem
  }

  /**
   * The coming days, today first, each `{ date, included, moments, missing }`: whether the schedule holds on this day,
   * the moments in order, and the events that do not happen (polar day and night).
   *
   * Spec: time, schedules by the sun.
   *
   * @param count how many; default 7, at most 366
   * @throws KAITHEM_NO_LOCATION
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4 })
   * schedule.days(2).map(day => day.moments[0].event) // => ['sunset', 'sunset']
   */
  days(count = 7): SunDay[] {
    return this.schedule.days(Math.min(366, Math.max(0, Math.floor(count) || 0)))
  }

  /**
   * Ends it.
   *
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.cancel()
   * schedule.next // => undefined
   */
  cancel(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.owner.disown(this)
    this.schedule.dispose()
  }

  /**
   * As `cancel`.
   *
   * @example
   * const schedule = kaithem.time.on_sun_event('sunset', () => {}, { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' })
   * schedule.dispose()
   * schedule.next // => undefined
   */
  dispose(): void {
    this.cancel()
  }

  /** As `cancel`. */
  [Symbol.dispose](): void {
    this.cancel()
  }
}

addAliases(SunScheduleHandle.prototype)
