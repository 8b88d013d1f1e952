/** Days in phrases: weekdays, days of the month, months and dates. @module */

import type { DayRule, MonthDay } from './ast.ts'
import { dayNumber, daysInMonth } from './civil.ts'
import type { Reader } from './reader.ts'
import type { Span } from './refusal.ts'
import { longUnits, months, weekdayGroups, weekdays } from './vocabulary.ts'

/** Gets each rule that was read. */
export interface DaySink {
  addDay(rule: DayRule, span: Span): void
  loose: Span | undefined
}

/** The weekdays a word stands for. */
export function weekdaysAt(reader: Reader, ahead = 0): readonly number[] | undefined {
  if (!reader.is('word', ahead)) return undefined
  const { text } = reader.peek(ahead)
  const day = weekdays.get(text)
  return day === undefined ? weekdayGroups.get(text) : [day]
}

export function monthAt(reader: Reader, ahead = 0): number | undefined {
  return reader.is('word', ahead) ? months.get(reader.peek(ahead).text) : undefined
}

const rangeWords = ['to', 'through', 'till', 'until']

/** From one number of a circle to another, both included: friday to monday, november to february. */
export function circle(from: number, to: number, size: number): number[] {
  const length = ((to - from + size) % size) + 1
  return Array.from({ length }, (_, index) => ((from - 1 + index) % size) + 1)
}

/** "monday, wednesday and friday", "monday to friday". */
export function readWeekdayList(reader: Reader): number[] {
  const found: number[] = []
  for (;;) {
    const here = weekdaysAt(reader)
    if (here === undefined) throw reader.unexpected()
    reader.skip()
    const to = reader.isOneOf(rangeWords) ? weekdaysAt(reader, 1) : undefined
    const [first = 1] = here
    if (to?.length === 1 && here.length === 1) {
      reader.skip(2)
      found.push(...circle(first, to[0] ?? first, 7))
    } else found.push(...here)
    const joiners = reader.joiners()
    const fill = joiners > 0 && reader.isOneOf(['every', 'on', 'each'], joiners) ? 1 : 0
    if (joiners === 0 || weekdaysAt(reader, joiners + fill) === undefined) break
    reader.skip(joiners + fill)
  }
  return [...new Set(found)].sort((a, b) => a - b)
}

/** "june, july and august", "november to february". */
export function readMonthList(reader: Reader): number[] {
  const found: number[] = []
  for (;;) {
    const month = monthAt(reader)
    if (month === undefined) throw reader.unexpected()
    reader.skip()
    const to = reader.isOneOf(rangeWords) ? monthAt(reader, 1) : undefined
    if (to !== undefined) reader.skip(2)
    found.push(...(to === undefined ? [month] : circle(month, to, 12)))
    const joiners = reader.joiners()
    if (joiners === 0 || monthAt(reader, joiners) === undefined || isDayOfMonth(reader, joiners + 1)) break
    reader.skip(joiners)
  }
  return [...new Set(found)].sort((a, b) => a - b)
}

const isDayOfMonth = (reader: Reader, ahead: number): boolean =>
  (reader.is('number', ahead) && !isUnit(reader, ahead + 1)) || reader.is('ordinal', ahead)

const isUnit = (reader: Reader, ahead: number): boolean =>
  reader.is('word', ahead) && /^(sec|second|min|minute|hour|hr)s?$/.test(reader.peek(ahead).text)

/** Whether "march 1" or "1 march" begins here. */
export function isMonthDay(reader: Reader, ahead = 0): boolean {
  if (monthAt(reader, ahead) !== undefined) return isDayOfMonth(reader, ahead + 1)
  return (reader.is('number', ahead) || reader.is('ordinal', ahead)) && monthAt(reader, ahead + 1) !== undefined
}

/** "march 1", "1 march", "march 1, 2027". @throws KAITHEM_VALUE for the 30th of February */
export function readMonthDay(reader: Reader): MonthDay & { readonly year: number | undefined } {
  const first = reader.peek()
  const leading = monthAt(reader)
  if (leading !== undefined) reader.skip()
  const day = reader.next().value
  const month = leading ?? monthAt(reader) ?? 0
  if (leading === undefined) reader.skip()
  const comma = reader.is('comma') ? 1 : 0
  const isYear = reader.is('number', comma) && reader.peek(comma).value >= 1000 && reader.peek(comma).value <= 9999
  let year: number | undefined
  if (isYear) {
    reader.skip(comma)
    year = reader.next().value
  }
  checkDate(reader, { month, day }, year, reader.since(first))
  return { month, day, year }
}

function checkDate(reader: Reader, { month, day }: MonthDay, year: number | undefined, span: Span): void {
  const longest = daysInMonth(year ?? 2000, month)
  if (!Number.isInteger(day) || day < 1 || day > longest) throw reader.refuse('date', span)
}

/** "march 1 and june 1", with or without years. */
export function readMonthDays(reader: Reader, sink: DaySink): void {
  const first = reader.peek()
  const dates = [readMonthDay(reader)]
  for (let joiners = reader.joiners(); joiners > 0; joiners = reader.joiners()) {
    const on = reader.isWord('on', joiners) ? 1 : 0
    if (!isMonthDay(reader, joiners + on)) break
    reader.skip(joiners + on)
    dates.push(readMonthDay(reader))
  }
  const span = reader.since(first)
  const dated = dates.filter(({ year }) => year !== undefined)
  if (dated.length > 0 && dated.length < dates.length) throw reader.refuse('startDate', span)
  if (dated.length > 0) {
    sink.addDay({ rule: 'once', days: dated.map(({ month, day, year = 0 }) => dayNumber({ year, month, day })) }, span)
  } else sink.addDay({ rule: 'dates', dates: dates.map(({ month, day }) => ({ month, day })) }, span)
}

/** "2026-12-24 and 2026-12-31". */
export function readDates(reader: Reader, sink: DaySink): void {
  const first = reader.peek()
  const days = [reader.next().value]
  for (let joiners = reader.joiners(); joiners > 0 && reader.is('date', joiners); joiners = reader.joiners()) {
    reader.skip(joiners)
    days.push(reader.next().value)
  }
  sink.addDay({ rule: 'once', days }, reader.since(first))
}

/** Whether an ordinal stands here: 15th, first, last, and "second" where no unit is meant. */
export function ordinalAt(reader: Reader, ahead = 0): number | undefined {
  if (reader.is('ordinal', ahead)) return reader.peek(ahead).value
  return reader.isWord('second', ahead) ? 2 : undefined
}

/** "first and third tuesday of the month", "15th of every month", "last day of march", "1st of june". */
export function readOrdinals(reader: Reader, sink: DaySink): void {
  const first = reader.peek()
  const nths = readNths(reader)
  const list = weekdaysAt(reader)
  if (list !== undefined) {
    const isGroup = weekdayGroups.has(reader.peek().text)
    if (isGroup) reader.skip()
    const days = isGroup ? list : readWeekdayList(reader)
    const span = reader.since(first)
    if (nths.some((nth) => nth > 5)) throw reader.refuse('number', span, '', { max: 5 })
    sink.addDay({ rule: 'nth', nths, weekdays: days }, span)
    if (!readOf(reader, sink)) sink.loose = span
    return
  }
  reader.accept('day', 'days')
  const span = reader.since(first)
  if (nths.some((nth) => nth > 31)) throw reader.refuse('number', span, '', { max: 31 })
  const direct = monthAt(reader)
  if (direct !== undefined && !reader.isWord('of')) {
    reader.skip()
    for (const nth of nths) if (nth > 0) checkDate(reader, { month: direct, day: nth }, undefined, reader.since(first))
    sink.addDay({ rule: 'inMonths', months: [direct] }, reader.since(first))
  }
  sink.addDay({ rule: 'monthDays', days: nths }, span)
  readOf(reader, sink)
}

function readNths(reader: Reader): number[] {
  const nths: number[] = []
  for (;;) {
    const nth = ordinalAt(reader)
    if (nth === undefined || nth === 0) throw reader.unexpected()
    reader.skip()
    nths.push(nth)
    const joiners = reader.joiners()
    const the = reader.isWord('the', joiners) ? 1 : 0
    if (joiners === 0 || ordinalAt(reader, joiners + the) === undefined) return [...new Set(nths)]
    reader.skip(joiners + the)
  }
}

/** "of the month", "of each month", "of march and june". */
function readOf(reader: Reader, sink: DaySink): boolean {
  const inMonths = reader.isWord('in') && monthAt(reader, 1) !== undefined
  if (!reader.isWord('of') && !inMonths) return false
  const first = reader.next()
  reader.accept('the', 'every', 'each', 'a')
  if (longUnits.get(reader.peek().text)?.[0] === 'months') {
    reader.skip()
    return true
  }
  if (monthAt(reader) === undefined) throw reader.unexpected()
  sink.addDay({ rule: 'inMonths', months: readMonthList(reader) }, reader.since(first))
  return true
}
