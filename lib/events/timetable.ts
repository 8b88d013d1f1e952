/**
 * Follows a schedule on people's clock: what is due, what was missed, and what happens when the clock is set.
 *
 * Times of day happen once each: after the clock was set back they are not repeated, after it was set forward what was
 * skipped is made up for once (or left out, if asked). Steps such as "every 10 minutes" go on counting. A clock that was
 * wrong by more than a month forward or a day back starts the timetable afresh.
 *
 * @module
 */

import { isKaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Series } from './schedule/occurrences.ts'
import { longestWait, type Waiting } from './wall-watch.ts'

/** Later than this is no late run but a corrected clock, in seconds. */
const mostLate = 31 * 86_400

/** Set back by more than this, what already happened may happen again, in seconds. */
const mostBack = 86_400

/** What is later counts as missed, in seconds. */
export const punctual = 60

export interface TimetableOptions {
  readonly clock: Clock
  readonly random: Random
  readonly series: readonly Series[]
  /** Seconds it may be late; later ones are left out. Infinity: a missed one is made up for. */
  readonly tolerance: number
  /** Each time is put off by up to so many seconds, at random. */
  readonly spread: number
  /** The last time that happened before a restart, for times of day. */
  readonly since?: number | undefined
  readonly due: (time: number) => void
  /** The series for the place and the time zone of now; undefined when they are the same. */
  readonly renew?: () => readonly Series[] | undefined
  /** The next time cannot be said: nobody says where the machine stands (any more). */
  readonly failed?: (error: unknown) => void
  /** No error where nobody says where the machine stands: it begins when somebody does. */
  readonly waits?: boolean
  /** The next times are those of another place or time zone, or known again. */
  readonly changed?: () => void
  /** A time of day happened or was left out. */
  readonly passed?: (time: number) => void
}

interface Line {
  readonly series: Series
  /** The next time of the schedule, and when it is to happen. */
  time: number | undefined
  at: number | undefined
  /** The last time of the schedule that was handled. */
  handled: number | undefined
  /** When it last ran or began, on the clock that never jumps. */
  counted: number
}

export class Timetable implements Waiting {
  private readonly options: TimetableOptions
  private lines: readonly Line[] = []
  /** It has not begun, because nobody says where the machine stands. */
  private unbegun: { readonly since: number | undefined } | undefined

  constructor(options: TimetableOptions) {
    this.options = options
    this.begin(options.since)
  }

  get due(): number | undefined {
    let first: number | undefined
    for (const { at } of this.lines) if (at !== undefined && (first === undefined || at < first)) first = at
    return first
  }

  /** Starts afresh from now. */
  begin(since?: number, series: readonly Series[] = this.options.series): void {
    const { clock } = this.options
    this.unbegun = undefined
    const wall = clock.wall()
    const known = since !== undefined && since - wall <= mostBack ? since : undefined
    this.lines = series.map((each) => {
      const line: Line = { series: each, time: undefined, at: undefined, handled: undefined, counted: clock.now() }
      if (!each.elapsed) line.handled = known
      // What was missed before a restart is due at once. What cannot be said yet is refused.
      try {
        this.plan(line, each.elapsed || known === undefined ? wall : known)
      } catch (error) {
        if (this.options.waits !== true || !isKaithemError(error) || error.code !== 'KAITHEM_NO_LOCATION') throw error
        this.unbegun = { since }
        this.options.failed?.(error)
      }
      return line
    })
  }

  arrive(wall: number): void {
    const { tolerance, due, passed, clock } = this.options
    let ripe: number | undefined
    for (const line of this.lines) {
      const { time, at, series } = line
      if (time === undefined || at === undefined || at > wall + 1e-5) continue
      const late = wall - at
      if (late <= Math.min(tolerance, mostLate) && (ripe === undefined || time < ripe)) ripe = time
      const last = Math.max(time, wall)
      line.counted = clock.now()
      this.tryPlan(line, last)
      if (series.elapsed) continue
      line.handled = last
      passed?.(last)
    }
    if (ripe !== undefined) due(ripe)
  }

  jump(wall: number, by: number): void {
    for (const line of this.lines) {
      if (line.series.elapsed) this.recount(line, wall)
      else if (by < 0) this.stepBack(line, wall)
    }
  }

  /** What happened here since the last look, a minute ago at most, is not left out. */
  moved(wall: number): void {
    const { renew, failed, changed } = this.options
    try {
      const series = renew?.()
      if (series === undefined) return
      const isBegun = this.unbegun === undefined
      if (!isBegun) this.begin(this.unbegun?.since, series)
      if (isBegun ? this.replan(series, wall) : this.unbegun === undefined) changed?.()
    } catch (error) {
      failed?.(error)
    }
  }

  /** Goes on with the times of another place; answers whether they can be said. */
  private replan(series: readonly Series[], wall: number): boolean {
    const { clock } = this.options
    const before = this.lines
    let isKnown = true
    this.lines = series.map((each, index) => {
      const handled = each.elapsed ? undefined : before[index]?.handled
      const line: Line = { series: each, time: undefined, at: undefined, handled, counted: clock.now() }
      const after = handled === undefined ? wall : Math.max(handled, wall - longestWait)
      isKnown = this.tryPlan(line, after) && isKnown
      return line
    })
    return isKnown
  }
  /** The next step on the new clock that is not too close to the last one. */
  private recount(line: Line, wall: number): void {
    const since = this.options.clock.now() - line.counted
    this.tryPlan(line, wall + Math.max(0, line.series.step / 2 - since))
  }

  private stepBack(line: Line, wall: number): void {
    if (line.handled !== undefined && line.handled - wall > mostBack) line.handled = undefined
    this.tryPlan(line, Math.max(wall, line.handled ?? wall))
  }

  /** While it waits, one that cannot be said now may be said later: see `moved`. */
  private tryPlan(line: Line, after: number): boolean {
    try {
      this.plan(line, after)
      return true
    } catch (error) {
      line.time = undefined
      line.at = undefined
      this.options.failed?.(error)
      return false
    }
  }

  private plan(line: Line, after: number): void {
    const { random, spread } = this.options
    line.time = line.series.next(after)
    line.at = line.time === undefined || spread <= 0 ? line.time : line.time + random.next() * spread
  }
}
