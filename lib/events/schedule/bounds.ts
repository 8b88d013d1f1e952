/** Where a schedule begins and ends, and what lies between two points: "from", "between", "starting", "until". @module */

import type { Moment, MonthDay, TimeOfDay } from './ast.ts'
import { dayNumber } from './civil.ts'
import { circle, isMonthDay, monthAt, readMonthDay, weekdaysAt } from './days.ts'
import type { Draft } from './draft.ts'
import type { Reader } from './reader.ts'
import type { Span } from './refusal.ts'
import { isTime, readTime, readWindowEnd } from './times.ts'

/** A date with its year, and a time. */
export interface Point extends Moment {
  readonly timed: boolean
}

/** Whether a date with its year begins here. */
const isDate = (reader: Reader, ahead = 0): boolean => reader.is('date', ahead) || isMonthDay(reader, ahead)

/**
 * "2026-01-06", "2026-01-06 at 8:00", "january 6, 2026". A time after "at" belongs to the statement as long as it has
 * none of its own.
 *
 * @throws KAITHEM_VALUE without a year
 */
export function readPoint(reader: Reader, takesAt: boolean): Point {
  const first = reader.peek()
  if (!isDate(reader)) {
    if (reader.done) throw reader.unexpected()
    throw reader.refuse('startDate', first, 'starting at 2026-01-06')
  }
  let day: number
  if (reader.is('date')) day = reader.next().value
  else {
    const { year, month, day: inMonth } = readMonthDay(reader)
    if (year === undefined) throw reader.refuse('startDate', reader.since(first), 'starting at 2026-01-06')
    day = dayNumber({ year, month, day: inMonth })
  }
  const at = takesAt && reader.isWord('at') ? 1 : 0
  if (!reader.is('clock', at)) return { day, seconds: 0, timed: false }
  reader.skip(at)
  const { value } = reader.next()
  return value === 86_400 ? { day: day + 1, seconds: 0, timed: true } : { day, seconds: value, timed: true }
}

/** After "starting" or "beginning". */
export function readStart(reader: Reader, draft: Draft): void {
  const first = reader.last
  reader.accept('at', 'on', 'from')
  const { day, seconds } = readPoint(reader, draft.timed)
  draft.bound('startAt', { day, seconds }, reader.since(first))
}

/** After "until" or "before" (the point itself is left out), or "through" (the day is included). */
export function readEnd(reader: Reader, draft: Draft): void {
  const first = reader.last
  reader.accept('at', 'on')
  if (isTime(reader)) {
    draft.addWindow({ from: undefined, to: readWindowEnd(reader) }, reader.since(first))
    return
  }
  if (reader.is('number') && !isMonthDay(reader)) readTime(reader)
  const { day, seconds, timed } = readPoint(reader, draft.timed)
  const included = first.text === 'through' && !timed
  draft.bound('endAt', { day: included ? day + 1 : day, seconds }, reader.since(first))
}

/** After "after": a window that lasts till midnight. */
export function readAfter(reader: Reader, draft: Draft): void {
  const first = reader.last
  draft.addWindow({ from: readTime(reader), to: undefined }, reader.since(first))
}

const separators = ['and', 'to', 'until', 'till', 'through']

/** After "between" or "from": times of day, weekdays, months, days of the year, or dates. */
export function readRange(reader: Reader, draft: Draft): void {
  const first = reader.last
  const isBetween = first.text === 'between'
  reader.accept('at')
  if (isTime(reader) || (reader.is('number') && !isMonthDay(reader))) {
    const from = readTime(reader)
    const isOpen = !isBetween && !reader.isOneOf(separators)
    const to = isOpen ? undefined : readTo(reader, () => readWindowEnd(reader))
    draft.addWindow({ from, to }, reader.since(first))
    return
  }
  if (weekdaysAt(reader) !== undefined) {
    readWeekdayRange(reader, draft, first)
    return
  }
  if (isDate(reader)) {
    readDateRange(reader, draft, first, isBetween)
    return
  }
  if (monthAt(reader) === undefined) throw reader.unexpected()
  const from = readMonth(reader)
  const to = readTo(reader, () => readMonth(reader))
  draft.addDay({ rule: 'inMonths', months: circle(from, to, 12).sort((a, b) => a - b) }, reader.since(first))
}

function readWeekdayRange(reader: Reader, draft: Draft, first: Span): void {
  const from = readWeekday(reader)
  const to = readTo(reader, () => readWeekday(reader))
  draft.addDay({ rule: 'weekdays', weekdays: circle(from, to, 7).sort((a, b) => a - b) }, reader.since(first))
}

function readTo<T>(reader: Reader, read: () => T): T {
  if (!reader.accept(...separators)) throw reader.unexpected()
  return read()
}

function readWeekday(reader: Reader): number {
  const days = weekdaysAt(reader)
  if (days?.length !== 1 || days[0] === undefined) throw reader.unexpected()
  reader.skip()
  return days[0]
}

function readMonth(reader: Reader): number {
  const month = monthAt(reader)
  if (month === undefined) throw reader.unexpected()
  reader.skip()
  return month
}

/** Two dates with years bound the schedule, two without are a part of each year. */
function readDateRange(reader: Reader, draft: Draft, first: Span, isBetween: boolean): void {
  if (reader.is('date') || hasYear(reader)) {
    const from = readPoint(reader, draft.timed)
    draft.bound('startAt', { day: from.day, seconds: from.seconds }, reader.since(first))
    if (!isBetween && !reader.isOneOf(separators.filter((word) => word !== 'and'))) return
    const separator = reader.peek().text
    const to = readTo(reader, () => readPoint(reader, draft.timed))
    const isExcluded = to.timed || separator === 'until' || separator === 'till'
    draft.bound('endAt', { day: isExcluded ? to.day : to.day + 1, seconds: to.seconds }, reader.since(first))
    return
  }
  const from = readPlain(reader, first)
  const to = readTo(reader, () => readPlain(reader, first))
  draft.addDay({ rule: 'dateRange', from, to }, reader.since(first))
}

/** "march 1, 2027": a year within the next four tokens. */
function hasYear(reader: Reader): boolean {
  return [2, 3].some((ahead) => reader.is('number', ahead) && reader.peek(ahead).value >= 1000)
}

function readPlain(reader: Reader, first: Span): MonthDay {
  if (!isMonthDay(reader)) throw reader.unexpected()
  const { year, month, day } = readMonthDay(reader)
  if (year !== undefined) throw reader.refuse('startDate', reader.since(first))
  return { month, day }
}

/** The times that a window that was half said lies between. */
export function closedWindow(
  from: TimeOfDay | undefined,
  to: TimeOfDay | undefined,
): { from: TimeOfDay; to: TimeOfDay } {
  return { from: from ?? { at: 'clock', seconds: 0 }, to: to ?? { at: 'clock', seconds: 86_400 } }
}
