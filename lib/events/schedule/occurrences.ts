/** When a schedule happens: the next instant after a given one, for each of its statements. @module */

import type { Packages } from '../../platform/packages.ts'
import type { Schedule, Statement, Timing } from './ast.ts'
import { cronTimes, type NextTime } from './cron.ts'
import { matchesDay } from './day-match.ts'
import { instantsOf, type SunTimes } from './day-times.ts'
import { Zone } from './zone.ts'

/** Days looked at: the calendar repeats after 400 years. */
const mostDays = 146_097 + 366

/** Days that satisfy the rules but have no instant (no sunrise): after so many it is taken for never. */
const mostEmptyDays = 4000

/** One line of instants. */
export interface Series {
  readonly next: NextTime
  /**
   * Counted in elapsed time ("every 10 minutes"): goes on counting when the clock is set. Others happen at times of
   * day, each of them once.
   */
  readonly elapsed: boolean
  /** Shortest time between two instants, in seconds; 0 for times of day. */
  readonly step: number
  /** Whether it asks the sun. */
  readonly solar: boolean
}

export interface OccurrenceDeps {
  readonly packages: Packages
  readonly sun: SunTimes
}

/** The instants of one statement. */
class StatementSeries implements Series {
  readonly elapsed: boolean
  readonly step: number
  readonly solar: boolean
  private readonly statement: Statement
  private readonly zone: Zone
  private readonly sun: SunTimes
  /** Days back: windows reach into the next day, and the sun may be late. */
  private readonly reach: number
  private readonly lastDay: number
  private readonly cache = new Map<number, readonly number[]>()

  constructor(statement: Statement, zone: Zone, sun: SunTimes) {
    const { timing, start } = statement
    this.statement = statement
    this.zone = zone
    this.sun = sun
    this.step = timing.kind === 'every' ? timing.step : 0
    const isClock =
      this.step > 3600 && 86_400 % this.step === 0 && (timing.kind === 'times' || !timing.window || !!start)
    const isPlain = timing.kind === 'every' ? !timing.window : timing.times.every(({ at }) => at === 'clock')
    this.reach = isPlain ? 0 : 2
    this.solar = asksSun(timing)
    const once = statement.days.find((rule) => rule.rule === 'once')
    this.lastDay = once === undefined ? Number.POSITIVE_INFINITY : Math.max(...once.days)
    this.elapsed = timing.kind === 'every' && !isClock
  }

  readonly next: NextTime = (after) => {
    const { start, end } = this.statement
    const from = start === undefined ? after : Math.max(after, this.zone.resolve(start.day, start.seconds) - 0.001)
    const limit = end === undefined ? Number.POSITIVE_INFINITY : this.zone.resolve(end.day, end.seconds)
    if (from >= limit) return undefined
    const first = this.zone.dayOf(from) - this.reach
    const last = Math.min(first + mostDays, (end?.day ?? Number.POSITIVE_INFINITY) + 2, this.lastDay)
    let best: number | undefined
    let empty = 0
    for (let day = first; day <= last; day++) {
      if (best !== undefined && this.zone.startOf(day) - 43_200 > best) break
      if (!matchesDay(this.statement, day)) continue
      const instants = this.instants(day)
      const found = instants[firstAfter(instants, from)]
      if (instants.length === 0 && ++empty > mostEmptyDays) break
      if (found !== undefined && (best === undefined || found < best)) best = found
    }
    return best !== undefined && best < limit ? best : undefined
  }

  private instants(day: number): readonly number[] {
    const known = this.cache.get(day)
    if (known !== undefined) return known
    const made = instantsOf(this.statement, day, this.zone, this.sun)
    if (this.cache.size >= 8) this.cache.clear()
    this.cache.set(day, made)
    return made
  }
}

function asksSun(timing: Timing): boolean {
  const times = timing.kind === 'times' ? timing.times : [timing.window?.from, timing.window?.to]
  return times.some((time) => time !== undefined && time.at !== 'clock')
}

/** Index of the first that is later, by halving. */
function firstAfter(sorted: readonly number[], after: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > after) high = middle
    else low = middle + 1
  }
  return low
}

/** A schedule in a zone. */
export class Occurrences {
  readonly zone: string
  readonly series: readonly Series[]

  /** @throws KAITHEM_VALUE for a wrong cron pattern, KAITHEM_UNAVAILABLE when a package is missing */
  constructor(schedule: Schedule, zone: string, { packages, sun }: OccurrenceDeps) {
    this.zone = schedule.zone ?? zone
    if (schedule.kind === 'cron') {
      const next = cronTimes(packages, schedule, this.zone)
      this.series = [{ next, elapsed: false, step: 0, solar: false }]
      return
    }
    const local = new Zone(packages, this.zone)
    this.series = schedule.statements.map((statement) => new StatementSeries(statement, local, sun))
  }

  /** Whether it is another one at another place. */
  get dependsOnPlace(): boolean {
    return this.series.some(({ solar }) => solar)
  }

  /** The next instant after another one, epoch seconds; undefined when it is over. */
  next(after: number): number | undefined {
    let best: number | undefined
    for (const series of this.series) {
      const found = series.next(after)
      if (found !== undefined && (best === undefined || found < best)) best = found
    }
    return best
  }

  /** Up to `count` instants after another one. */
  list(after: number, count: number): number[] {
    const found: number[] = []
    for (let at = this.next(after); at !== undefined && found.length < count; at = this.next(at)) found.push(at)
    return found
  }
}
