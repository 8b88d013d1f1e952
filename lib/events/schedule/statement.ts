/** One statement of a phrase: what may stand in it, in any order, and what it means in the end. @module */

import type { DayRule, Statement, TimeOfDay, Timing } from './ast.ts'
import { closedWindow, readAfter, readEnd, readRange, readStart } from './bounds.ts'
import { dateOf, weekdayOf } from './civil.ts'
import {
  isMonthDay,
  monthAt,
  ordinalAt,
  readDates,
  readMonthDays,
  readMonthList,
  readOrdinals,
  readWeekdayList,
  weekdaysAt,
} from './days.ts'
import type { Draft } from './draft.ts'
import { readAdverb, readEvery } from './every.ts'
import type { Reader } from './reader.ts'
import { isTime, readTimes } from './times.ts'
import { zoneName } from './tokens.ts'

/** Whether days are said here: what begins another statement after one that has its times. */
export function isDays(reader: Reader, ahead: number): boolean {
  const at = ahead + (reader.isWord('the', ahead) ? 1 : 0)
  return (
    reader.isOneOf(['every', 'each', 'on', 'in', 'during'], at) ||
    weekdaysAt(reader, at) !== undefined ||
    ordinalAt(reader, at) !== undefined ||
    isMonthDay(reader, at) ||
    monthAt(reader, at) !== undefined ||
    reader.is('date', at)
  )
}

/** Reads one thing that is said. @throws KAITHEM_VALUE */
export function readItem(reader: Reader, draft: Draft): void {
  if (reader.accept('every', 'each')) readEvery(reader, draft)
  else if (readAdverb(reader, draft)) return
  else if (reader.isWord('on')) {
    reader.skip()
    readDays(reader, draft)
  } else if (reader.accept('in', 'during')) {
    if (monthAt(reader) === undefined) throw reader.unexpected()
    readDays(reader, draft)
  } else if (reader.accept('at')) readAt(reader, draft)
  else if (reader.accept('between', 'from')) readRange(reader, draft)
  else if (isTime(reader)) readTimes(reader, draft)
  else if (reader.accept('starting', 'beginning', 'since')) readStart(reader, draft)
  else if (reader.accept('until', 'till', 'before', 'through', 'ending')) readEnd(reader, draft)
  else if (reader.accept('after')) readAfter(reader, draft)
  else if (reader.isWord('except') || (reader.isWord('but') && reader.isOneOf(['not', 'except'], 1))) {
    readExcept(reader, draft)
  } else readDays(reader, draft)
}

/** Weekdays, ordinals, months, dates. */
function readDays(reader: Reader, draft: Draft): void {
  const first = reader.peek()
  reader.accept('the')
  reader.accept('every', 'each')
  if (isMonthDay(reader) && !reader.is('ordinal')) readMonthDays(reader, draft)
  else if (reader.is('date')) readDates(reader, draft)
  else if (ordinalAt(reader) !== undefined) readOrdinals(reader, draft)
  else if (weekdaysAt(reader) !== undefined) {
    const weekdays = readWeekdayList(reader)
    if (draft.has('months')) throw reader.refuse('ofWhat', reader.since(first), `the first ${first.text} of the month`)
    draft.addDay({ rule: 'weekdays', weekdays }, reader.since(first))
  } else if (monthAt(reader) !== undefined) {
    draft.addDay({ rule: 'inMonths', months: readMonthList(reader) }, reader.since(first))
  } else throw reader.unexpected()
}

/** After "at": times, or minutes past the hour. */
function readAt(reader: Reader, draft: Draft): void {
  const first = reader.peek()
  if (!reader.is('mark')) {
    readTimes(reader, draft)
    return
  }
  do {
    if (reader.is('comma') || reader.isWord('and')) reader.skip(reader.joiners())
    draft.marks.push(reader.next().value)
  } while (reader.joiners() > 0 && reader.is('mark', reader.joiners()))
  const { step } = draft
  const fits = step !== undefined && step % 3600 === 0 && 86_400 % step === 0
  if (!fits) throw reader.refuse('marks', reader.since(first), 'every hour at :15')
}

/** Rules that leave days out. */
function readExcept(reader: Reader, draft: Draft): void {
  reader.skip(reader.isWord('but') ? 2 : 1)
  const sink = {
    loose: undefined,
    addDay: (rule: DayRule): void => {
      draft.except.push(rule)
    },
  }
  for (;;) {
    reader.accept('on', 'in', 'during')
    const first = reader.peek()
    reader.accept('the')
    if (isMonthDay(reader) && !reader.is('ordinal')) readMonthDays(reader, sink)
    else if (reader.is('date')) readDates(reader, sink)
    else if (weekdaysAt(reader) !== undefined) sink.addDay({ rule: 'weekdays', weekdays: readWeekdayList(reader) })
    else if (monthAt(reader) !== undefined) sink.addDay({ rule: 'inMonths', months: readMonthList(reader) })
    else throw reader.unexpected(first)
    const joiners = reader.joiners()
    const next = joiners + (reader.isOneOf(['on', 'in', 'the'], joiners) ? 1 : 0)
    const goesOn = isMonthDay(reader, next) || reader.is('date', next) || monthAt(reader, next) !== undefined
    if (joiners === 0 || !(goesOn || weekdaysAt(reader, next) !== undefined)) return
    reader.skip(joiners)
  }
}

/** What a statement says when all of it was read. @throws KAITHEM_VALUE for what is missing */
export function finish(reader: Reader, draft: Draft): Statement {
  const { loose, windowSpan, window, step } = draft
  if (loose !== undefined && !draft.has('months') && !draft.has('inMonths')) {
    throw reader.refuse('ofWhat', loose, `${reader.phrase.slice(loose.start, loose.end)} of the month`)
  }
  if (windowSpan !== undefined && step === undefined) {
    throw reader.refuse(
      'howOften',
      windowSpan,
      `every 10 minutes ${reader.phrase.slice(windowSpan.start, windowSpan.end)}`,
    )
  }
  const isYearly = draft.has('years') && !draft.has('dates') && !draft.has('inMonths') && !draft.has('dateRange')
  if (isYearly && draft.days.length > 1) throw reader.refuse('ofWhat', draft.span, 'every year on march 1')
  const timing: Timing =
    step === undefined
      ? { kind: 'times', times: timesOf(draft), implied: draft.times.length === 0 && !draft.startAt?.seconds }
      : {
          kind: 'every',
          step,
          marks: [...new Set(draft.marks)].sort((a, b) => a - b),
          window: window && closedWindow(window.from, window.to),
        }
  const { startAt: start, endAt: end, except } = draft
  return { days: [...draft.days, ...impliedDays(draft)], except, timing, start, end }
}

/** Without a time it is the beginning of the day, or the time of day of the start. */
const timesOf = ({ times, startAt }: Draft): readonly TimeOfDay[] =>
  times.length > 0 ? times : [{ at: 'clock', seconds: startAt?.seconds ?? 0 }]

/** The first day of the period where only the period was said: "every month", "in december". */
function impliedDays(draft: Draft): DayRule[] {
  const start = draft.startAt === undefined ? undefined : dateOf(draft.startAt.day)
  const names = new Set(draft.days.map(({ rule }) => rule))
  const only = (...rules: DayRule['rule'][]): boolean =>
    names.size > 0 && [...names].every((name) => rules.includes(name))
  if (only('weeks'))
    return [{ rule: 'weekdays', weekdays: [draft.startAt === undefined ? 1 : weekdayOf(draft.startAt.day)] }]
  if (only('years')) return [{ rule: 'dates', dates: [{ month: start?.month ?? 1, day: start?.day ?? 1 }] }]
  if (only('months')) return [{ rule: 'monthDays', days: [start?.day ?? 1] }]
  const isBare = only('inMonths', 'years', 'months') && !draft.timed
  return isBare ? [{ rule: 'monthDays', days: [1] }] : []
}

/** A zone, in its usual spelling; undefined when none stands here. @throws KAITHEM_VALUE when it is not known */
export function readZone(reader: Reader, nearest: (text: string) => string): string | undefined {
  const isIn = reader.isWord('in') && reader.is('zone', 1)
  if (!isIn && !reader.is('zone')) return undefined
  if (isIn) reader.skip()
  const token = reader.next()
  const typed = reader.phrase.slice(token.start, token.end)
  const name = zoneName(typed)
  if (name === undefined) throw reader.refuse('zone', token, nearest(typed))
  return name
}
