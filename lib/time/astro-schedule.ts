/**
 * Calls when the sun does something, by people's clock: never early, never twice for one day, and not lost when the
 * clock is set or the machine slept. What became due less than a day ago is made up for, in order.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'
import { type AstroRule, nextOf, type SunDay, type SunMoment, sunDay } from './astro-rule.ts'
import { addDays, type CivilDate, dateText } from './civil-date.ts'
import type { Sky } from './sun.ts'
import type { Ticker } from './ticker.ts'
import type { Spot } from './where.ts'

/** A moment that has come. */
export interface DueMoment extends SunMoment {
  /** Seconds since it was due: more than a few where the clock was set forward or the machine slept. */
  readonly late: number
}

export interface AstroScheduleDeps {
  readonly clock: Clock
  readonly ticker: Ticker
  readonly sky: Sky
  /** The place, asked again and again because settings change. @throws a KaithemError where there is none */
  readonly spot: () => Spot
  /** Called for each moment; must not throw. */
  readonly onDue: (moment: DueMoment) => void
  /** Called when the next moment, the date or the problem is another one; must not throw. */
  readonly onChange: () => void
}

type Pending = NonNullable<ReturnType<typeof nextOf>>

const day = 86_400
/** A difference of clocks that is no jump, seconds. */
const tolerance = 0.5

export class AstroSchedule {
  private readonly rule: AstroRule
  private readonly deps: AstroScheduleDeps
  /** The last day done of each event. */
  private readonly done = new Map<string, CivilDate>()
  private readonly stopTicking: () => void
  private timer: Timer | undefined
  private pending: Pending | undefined
  private isEnabled = true
  private isClosed = false
  /** Everything up to here (people's clock) is done or past. */
  private since: number
  private lastDue = Number.NEGATIVE_INFINITY
  /** People's clock less the monotonic one, when the timer was set. */
  private offset = 0
  /** Place, date and problem as last seen. */
  private seen = ''
  private failure: unknown

  constructor(rule: AstroRule, deps: AstroScheduleDeps) {
    this.rule = rule
    this.deps = deps
    this.since = deps.clock.wall()
    this.stopTicking = deps.ticker.listen(() => this.tick())
    this.update()
  }

  /** The next moment; undefined while disabled, where there is none within 400 days, and while there is a problem. */
  get next(): SunMoment | undefined {
    if (this.pending === undefined) return undefined
    const { event, date, time } = this.pending
    return { event, date, time }
  }

  /** Why there is no next moment, if that is an error (no location). */
  get problem(): unknown {
    return this.failure
  }

  get enabled(): boolean {
    return this.isEnabled
  }

  /** What becomes due while it is off is left out. */
  set enabled(on: boolean) {
    if (this.isClosed || on === this.isEnabled) return
    this.isEnabled = on
    this.since = this.deps.clock.wall()
    this.update()
    this.deps.onChange()
  }

  /** The coming days, today first. @throws a KaithemError where there is no place */
  days(count: number): SunDay[] {
    const spot = this.deps.spot()
    const today = spot.zone.dateAt(this.deps.clock.wall())
    return Array.from({ length: count }, (_, index) => sunDay(this.rule, addDays(today, index), spot, this.deps.sky))
  }

  dispose(): void {
    this.isClosed = true
    this.timer?.cancel()
    this.timer = undefined
    this.pending = undefined
    this.stopTicking()
  }

  private tick(): void {
    const { clock } = this.deps
    const jumped = Math.abs(clock.wall() - clock.now() - this.offset) > tolerance
    const now = this.look()
    if (!jumped && now === this.seen) return
    this.update()
  }

  /** Does what is due, and sets the timer for what comes next. */
  private update(): void {
    this.timer?.cancel()
    this.timer = undefined
    const before = this.next
    this.pending = undefined
    const seen = this.look()
    if (this.isEnabled && !this.isClosed) this.run()
    const { next } = this
    const isChanged = before?.time !== next?.time || before?.event !== next?.event || seen !== this.seen
    this.seen = seen
    if (isChanged && !this.isClosed) this.deps.onChange()
  }

  private run(): void {
    const { clock } = this.deps
    const spot = this.place()
    if (spot === undefined) return
    const wall = clock.wall()
    if (wall < this.since) this.setBack(wall)
    this.since = Math.max(this.since, wall - day)
    this.pending = this.find(spot)
    while (this.pending !== undefined && this.pending.time <= wall) {
      const { civil, ...moment } = this.pending
      this.done.set(moment.event, civil)
      this.lastDue = moment.time
      this.deps.onDue({ ...moment, late: wall - moment.time })
      if (this.isClosed || !this.isEnabled) return
      this.pending = this.find(spot)
    }
    this.since = wall
    this.offset = wall - clock.now()
    // Whoever was called may have switched it off and on.
    this.timer?.cancel()
    if (this.pending === undefined) return
    this.timer = clock.setTimeout(() => this.update(), this.pending.time - wall)
  }

  /** The clock was set back: what is done stays done, unless the clock had been wrong for days. */
  private setBack(wall: number): void {
    this.since = wall
    if (this.lastDue - wall > 2 * day) this.done.clear()
  }

  private find(spot: Spot): Pending | undefined {
    let first: Pending | undefined
    for (const named of this.rule.events) {
      const found = nextOf(this.rule, named, this.since, this.done.get(named.name), spot, this.deps.sky)
      if (found !== undefined && (first === undefined || found.time < first.time)) first = found
    }
    return first
  }

  private place(): Spot | undefined {
    try {
      const spot = this.deps.spot()
      this.failure = undefined
      return spot
    } catch (error) {
      this.failure = error
      return undefined
    }
  }

  private look(): string {
    const spot = this.place()
    if (spot === undefined) return 'nowhere'
    const { lat, lon, zone } = spot
    return `${lat} ${lon} ${zone.name} ${dateText(zone.dateAt(this.deps.clock.wall()))}`
  }
}
