/** The options of a sun schedule as callers write them, and what is refused. @module */

import { snakeCase } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import { type AstroRule, type NamedEvent, namedEvent, parseEvent } from './astro-rule.ts'
import {
  longestOffset,
  longestSpread,
  monthNames,
  parseTimeOfDay,
  type SunAltitude,
  type SunEventName,
  sunEventNames,
  weekdayNames,
} from './names.ts'
import type { SunCrossing } from './sun.ts'
import type { SunSchedule } from './sun-schedule.ts'
import type { PlaceOptions } from './where.ts'

/** An event by its name, or the sun passing an altitude. */
export type SunEventInput = SunEventName | SunAltitude | SunCrossing

/** Options of `on_sun_event`; names with capitals (`notBefore`) do as well. */
export interface SunScheduleOptions extends PlaceOptions {
  /** Seconds after the event (before it: below 0), at most 12 hours. Default 0. */
  readonly offset?: number
  /** At random up to so many seconds earlier or later, at most 6 hours; another number each day. Default 0. */
  readonly spread?: number
  /** Not before this time of day: `HH:MM`, `HH:MM:SS` or seconds since midnight. */
  readonly not_before?: string | number | null
  /** Not after this time of day. */
  readonly not_after?: string | number | null
  /** Only on these days: `mon` to `sun`, or 1 (Monday) to 7. Default: all. */
  readonly weekdays?: readonly (string | number)[] | null
  /** Only in these months: `jan` to `dec`, or 1 to 12. Default: all. */
  readonly months?: readonly (string | number)[] | null
  /** Text that the random numbers of `spread` come from. Default: that of the node, so that a deploy changes nothing. */
  readonly seed?: string
  /** True: no error where no location is set; begins when there is one. Default false. */
  readonly wait_for_location?: boolean
  /** Called when the next moment or the date is another one. */
  readonly on_change?: (schedule: SunSchedule) => unknown
}

const names = [
  ...['lat', 'lon', 'timezone', 'offset', 'spread', 'not_before', 'not_after'],
  ...['weekdays', 'months', 'seed', 'wait_for_location', 'on_change'],
]

function refuse(option: string, value: unknown, expected: string): never {
  throw new KaithemError('KAITHEM_VALUE', `${option} is ${expected}, not ${valueText(value)}`, { option, value })
}

function readSeconds(option: string, value: unknown, least: number, most: number): number {
  const seconds = value ?? 0
  if (typeof seconds !== 'number' || !(seconds >= least && seconds <= most)) {
    refuse(option, value, `a number of seconds from ${least} to ${most}`)
  }
  return seconds
}

function readTimeOfDay(option: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const seconds = typeof value === 'string' ? parseTimeOfDay(value) : value
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < 86_400)) refuse(option, value, 'a time such as 06:30')
  return seconds
}

/** Numbers of what a list names, the first word being `first`. */
function readWords(option: string, value: unknown, words: readonly string[], first: number): Set<number> {
  if (value === undefined || value === null) return new Set()
  const example = `a list of ${words[0]} to ${words.at(-1)} or 1 to ${words.length}`
  if (!Array.isArray(value)) refuse(option, value, example)
  return new Set(
    value.map((entry: unknown) => {
      const index =
        typeof entry === 'string' ? words.indexOf(entry.trim().slice(0, 3).toLowerCase()) : Number(entry) - 1
      if (!Number.isInteger(index) || index < 0 || index >= words.length) refuse(option, entry, example)
      return index + first
    }),
  )
}

/** The events of one input. @throws KAITHEM_VALUE for what is no event */
export function readEvent(value: unknown): NamedEvent {
  const event = typeof value === 'string' ? parseEvent(value) : readCrossing(value)
  if (event !== undefined) return namedEvent(event)
  const known = sunEventNames.join(', ')
  throw new KaithemError(
    'KAITHEM_VALUE',
    `${valueText(value)} is no event of the sun. There are ${known}, and altitudes such as { altitude: -4, side: 'setting' }`,
    { event: value },
  )
}

function readCrossing(value: unknown): SunCrossing | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { altitude, side } = value as Partial<SunCrossing>
  if (typeof altitude !== 'number' || !(Math.abs(altitude) <= 90)) return undefined
  return side === 'rising' || side === 'setting' ? { altitude, side } : undefined
}

/** One event or a list of them. @throws KAITHEM_VALUE */
export function readEvents(value: unknown): NamedEvent[] {
  const events = (Array.isArray(value) ? value : [value]).map(readEvent)
  if (events.length === 0) refuse('events', value, 'at least one event of the sun')
  return events.filter(({ name }, index) => events.findIndex((other) => other.name === name) === index)
}

/** The options under their names with underscores. @throws KAITHEM_TYPE, KAITHEM_VALUE for a name that does not exist */
export function readOptions(options: unknown): SunScheduleOptions {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object') {
    throw new KaithemError('KAITHEM_TYPE', `Options are an object, not ${valueText(options)}`, { options })
  }
  refuseUnknownOptions('on_sun_event()', options, names)
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [snakeCase(key), value]))
}

/** The rule that events and options make. @param seed where the options have none */
export function readRule(events: unknown, options: SunScheduleOptions, seed: string): AstroRule {
  const notBefore = readTimeOfDay('not_before', options.not_before)
  const notAfter = readTimeOfDay('not_after', options.not_after)
  if (notBefore !== undefined && notAfter !== undefined && notBefore > notAfter) {
    const { not_before: before, not_after: after } = options
    throw new KaithemError('KAITHEM_VALUE', `not_before (${before}) must not be later than not_after (${after})`, {
      option: 'not_before',
    })
  }
  return {
    events: readEvents(events),
    offset: readSeconds('offset', options.offset, -longestOffset, longestOffset),
    spread: readSeconds('spread', options.spread, 0, longestSpread),
    seed: options.seed ?? seed,
    notBefore,
    notAfter,
    weekdays: readWords('weekdays', options.weekdays, weekdayNames, 0),
    months: readWords('months', options.months, monthNames, 1),
  }
}
