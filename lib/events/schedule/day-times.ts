/** The instants of one statement that belong to one day. @module */

import type { Statement, SunName, TimeOfDay, Timing, Window } from './ast.ts'
import { isoDate } from './civil.ts'
import type { Zone } from './zone.ts'

/**
 * When the sun does something on a date: epoch seconds, or undefined when it does not (polar day and night).
 *
 * @throws when nobody said where the machine stands
 */
export type SunTimes = (event: SunName, date: string, zone: string) => number | undefined

/** Steps up to this long are ticks of the clock, also in the hour that is repeated; longer ones are times of day. */
const longestTick = 3600

type Every = Extract<Timing, { kind: 'every' }>

/** Sorted, each once. A window that begins on this day may end on the next. */
export function instantsOf(statement: Statement, day: number, zone: Zone, sun: SunTimes): number[] {
  if (zone.lengthOf(day) === 0) return []
  const { timing } = statement
  const found =
    timing.kind === 'times'
      ? timing.times.map((time) => instantOf(time, day, zone, sun)).filter((instant) => instant !== undefined)
      : ticks(timing, statement, day, zone, sun)
  return [...new Set(found)].sort((a, b) => a - b)
}

function instantOf(time: TimeOfDay, day: number, zone: Zone, sun: SunTimes): number | undefined {
  if (time.at === 'clock') return zone.resolve(day, time.seconds)
  const event = sun(time.event, isoDate(day), zone.name)
  if (event === undefined) return undefined
  const { earliest, latest } = time
  let instant = Math.round(event) + time.offset
  if (earliest !== undefined) instant = Math.max(instant, zone.resolve(day, earliest))
  if (latest !== undefined) instant = Math.min(instant, zone.resolve(day, latest))
  return instant
}

function ticks(timing: Every, statement: Statement, day: number, zone: Zone, sun: SunTimes): number[] {
  const { step, marks, window } = timing
  const isAligned = marks.length > 0 || statement.start !== undefined
  if (window === undefined) return stepsOf(timing, statement, day, zone)
  const open = windowOf(window, day, zone, sun)
  if (open === undefined) return []
  const [from, to] = open
  if (!isAligned) return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step)
  const around = [day, day + 1].flatMap((each) => stepsOf(timing, statement, each, zone))
  return around.filter((instant) => instant >= from && instant < to)
}

/** Its end is left out. An end that is not after the beginning is one of the next day. */
function windowOf(window: Window, day: number, zone: Zone, sun: SunTimes): readonly [number, number] | undefined {
  const from = instantOf(window.from, day, zone, sun)
  const end = instantOf(window.to, day, zone, sun)
  if (from === undefined) return undefined
  const to = end !== undefined && end > from ? end : instantOf(window.to, day + 1, zone, sun)
  return to === undefined || to - from > 2 * 86_400 ? undefined : [from, to]
}

/** The steps of a day: by the clock where the step divides the day, else counted on through all days. */
function stepsOf({ step, marks }: Every, { start }: Statement, day: number, zone: Zone): number[] {
  const phase = start?.seconds ?? 0
  if (86_400 % step !== 0)
    return countedSteps(step, start === undefined ? 0 : zone.resolve(start.day, phase), day, zone)
  const phases = marks.length > 0 ? marks : [phase % step]
  const isTick = step <= longestTick
  const first = zone.startOf(day)
  if (isTick && zone.lengthOf(day) === 86_400) {
    return phases.flatMap((offset) =>
      Array.from({ length: 86_400 / step }, (_, index) => first + offset + index * step),
    )
  }
  return phases.flatMap((offset) =>
    Array.from({ length: 86_400 / step }, (_, index) => offset + index * step).flatMap((seconds) =>
      isTick ? zone.instants(day, seconds) : [zone.resolve(day, seconds)],
    ),
  )
}

/** Elapsed time from an instant on. */
function countedSteps(step: number, from: number, day: number, zone: Zone): number[] {
  const [first, end] = [zone.startOf(day), zone.startOf(day + 1)]
  const found: number[] = []
  for (let count = Math.ceil((first - from) / step); from + count * step < end; count++) found.push(from + count * step)
  return found
}
