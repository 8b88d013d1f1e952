/** What is to happen when the sun does something: which events, how much earlier or later, on which days. @module */

import { addDays, type CivilDate, compareDates, dateText, weekdayOf } from './civil-date.ts'
import { isSunEventName, type Sky, type SunCrossing, type SunEvent, type SunEventName } from './sun.ts'
import type { Spot } from './where.ts'

/** An event with the name under which it is reported. */
export interface NamedEvent {
  readonly name: string
  readonly event: SunEvent
}

/** A checked rule. Times of day are seconds on the clocks of the place. */
export interface AstroRule {
  readonly events: readonly NamedEvent[]
  /** Seconds after the event; before it, below 0. */
  readonly offset: number
  /** Up to so many seconds earlier or later, another number for each day. */
  readonly spread: number
  /** What the numbers of `spread` come from: the same text, the same numbers. */
  readonly seed: string
  readonly notBefore: number | undefined
  readonly notAfter: number | undefined
  /** 0 is Monday; empty: all. */
  readonly weekdays: ReadonlySet<number>
  /** 1 is January; empty: all. */
  readonly months: ReadonlySet<number>
}

/** An event on its day. */
export interface SunMoment {
  /** `sunset`, or `rising -4` for an altitude. */
  readonly event: string
  /** The day whose event it is, `YYYY-MM-DD`. After the sunset of a bright night it may be tomorrow on the clocks. */
  readonly date: string
  /** Epoch seconds. */
  readonly time: number
}

/** One day of a rule. */
export interface SunDay {
  readonly date: string
  /** Whether the rule holds on this weekday and in this month. */
  readonly included: boolean
  /** In the order of time. */
  readonly moments: readonly SunMoment[]
  /** Names of the events that do not happen on this day (polar day and night). */
  readonly missing: readonly string[]
}

/** Days to look ahead: a polar night, and a month of each year. */
const horizon = 400

/** The name of an event: its own, or side and altitude. */
export function namedEvent(event: SunEvent): NamedEvent {
  return { name: typeof event === 'string' ? event : `${event.side} ${event.altitude}`, event }
}

/** What a name stands for, or undefined. @example parseEvent('setting -4') // { altitude: -4, side: 'setting' } */
export function parseEvent(name: string): SunEventName | SunCrossing | undefined {
  if (isSunEventName(name)) return name
  const [, side, degrees] = /^(rising|setting) ([+-]?\d+(?:\.\d+)?)$/.exec(name.trim()) ?? []
  const altitude = Number(degrees)
  if (side !== 'rising' && side !== 'setting') return undefined
  return Math.abs(altitude) <= 90 ? { altitude, side } : undefined
}

/** Whether the rule holds on a date. */
export function includes({ weekdays, months }: AstroRule, date: CivilDate): boolean {
  return (weekdays.size === 0 || weekdays.has(weekdayOf(date))) && (months.size === 0 || months.has(date.month))
}

/**
 * When an event of a date is due: moved by the offset and the random part, then held within the limits, which are
 * times of that date on the clocks. Undefined when there is none.
 */
export function dueTime(
  rule: AstroRule,
  { name, event }: NamedEvent,
  date: CivilDate,
  spot: Spot,
  sky: Sky,
): number | undefined {
  const happens = sky.event(event, date, spot, spot.zone)
  if (happens === undefined) return undefined
  const moved = happens + rule.offset + rule.spread * (2 * chance(`${rule.seed} ${name} ${dateText(date)}`) - 1)
  const earliest = limit(spot, date, rule.notBefore) ?? Number.NEGATIVE_INFINITY
  const latest = limit(spot, date, rule.notAfter) ?? Number.POSITIVE_INFINITY
  return Math.min(Math.max(moved, earliest), latest)
}

const limit = (spot: Spot, date: CivilDate, secondOfDay: number | undefined): number | undefined =>
  secondOfDay === undefined ? undefined : spot.zone.instantOf(date, secondOfDay)

/** One day of the rule. */
export function sunDay(rule: AstroRule, date: CivilDate, spot: Spot, sky: Sky): SunDay {
  const moments: SunMoment[] = []
  const missing: string[] = []
  const included = includes(rule, date)
  for (const named of included ? rule.events : []) {
    const time = dueTime(rule, named, date, spot, sky)
    if (time === undefined) missing.push(named.name)
    else moments.push({ event: named.name, date: dateText(date), time })
  }
  return { date: dateText(date), included, moments: moments.sort((a, b) => a.time - b.time), missing }
}

/** The first moment of one event after an instant, on a date after `done`. Undefined: not within 400 days. */
export function nextOf(
  rule: AstroRule,
  named: NamedEvent,
  after: number,
  done: CivilDate | undefined,
  spot: Spot,
  sky: Sky,
): (SunMoment & { readonly civil: CivilDate }) | undefined {
  // Offset and spread move a moment by less than a day, and a bright evening ends after midnight.
  const first = addDays(spot.zone.dateAt(after), -2)
  for (let day = 0; day < horizon; day++) {
    const civil = addDays(first, day)
    if (!includes(rule, civil) || (done !== undefined && compareDates(civil, done) <= 0)) continue
    const time = dueTime(rule, named, civil, spot, sky)
    if (time !== undefined && time > after) return { event: named.name, date: dateText(civil), time, civil }
  }
  return undefined
}

/** A number from 0 to 1 that looks random and is always the same for a text. */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  // The last characters must reach all bits: days differ in these.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
