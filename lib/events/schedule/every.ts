/** What follows "every" in phrases: steps, units of the calendar, weekdays, ordinals. @module */

import {
  isMonthDay,
  monthAt,
  ordinalAt,
  readMonthDays,
  readMonthList,
  readOrdinals,
  readWeekdayList,
  weekdaysAt,
} from './days.ts'
import type { Draft } from './draft.ts'
import type { Reader } from './reader.ts'
import { isTime, readTimes } from './times.ts'
import { adverbs, longUnits, shortUnits } from './vocabulary.ts'

/** Most of a unit in a step. */
const mostUnits = 10_000

/** Longest step of seconds, minutes and hours: a year. */
const longestStep = 366 * 86_400

/** After "every" or "each". @throws KAITHEM_VALUE */
export function readEvery(reader: Reader, draft: Draft): void {
  const first = reader.last
  if (reader.isWord('other')) {
    reader.skip()
    readCounted(reader, draft, 2, first)
    return
  }
  if (isMonthDay(reader)) {
    draft.addDay({ rule: 'years', every: 1 }, first)
    readMonthDays(reader, draft)
    return
  }
  if (ordinalAt(reader) !== undefined && readNthUnit(reader, draft)) return
  if (reader.is('number')) {
    readCounted(reader, draft, readAmount(reader), first)
    return
  }
  if (reader.isOneOf(['half', 'quarter'])) {
    readFraction(reader, draft)
    return
  }
  if (weekdaysAt(reader) !== undefined) {
    const start = reader.peek()
    draft.addDay({ rule: 'weekdays', weekdays: readWeekdayList(reader) }, reader.since(start))
    return
  }
  if (monthAt(reader) !== undefined) {
    const start = reader.peek()
    draft.addDay({ rule: 'inMonths', months: readMonthList(reader) }, reader.since(start))
    return
  }
  if (isTime(reader) && !reader.is('clock')) {
    readTimes(reader, draft)
    return
  }
  if (reader.is('clock')) throw reader.refuse('unknown', reader.peek(), `every day at ${reader.peek().text}`)
  readCounted(reader, draft, 1, first)
}

/** "hourly", "daily" and the like, if one comes next. */
export function readAdverb(reader: Reader, draft: Draft): boolean {
  const unit = reader.is('word') ? adverbs.get(reader.peek().text) : undefined
  if (unit === undefined) return false
  const token = reader.next()
  const long = longUnits.get(unit)
  if (long === undefined) draft.addStep(3600, token)
  else draft.addDay({ rule: long[0], every: long[1] }, token)
  return true
}

function readAmount(reader: Reader): number {
  const token = reader.next()
  if (token.value <= 0 || token.value > mostUnits) throw reader.refuse('number', token, '', { max: mostUnits })
  return token.value
}

/** A unit after its number. */
function readCounted(reader: Reader, draft: Draft, count: number, first: { start: number; end: number }): void {
  const { text } = reader.peek()
  if (reader.is('word') && shortUnits.has(text)) {
    readStep(reader, draft, count, first)
    return
  }
  const long = reader.is('word') ? longUnits.get(text) : undefined
  const days = weekdaysAt(reader)
  if (long === undefined && days !== undefined) {
    const isOther = reader.last.text === 'other'
    if (!isOther) throw reader.refuse('everyNth', reader.since(first), `every ${count} weeks on ${text}`)
    const start = reader.peek()
    draft.addDay({ rule: 'weeks', every: 2 }, first)
    draft.addDay({ rule: 'weekdays', weekdays: readWeekdayList(reader) }, reader.since(start))
    return
  }
  if (long === undefined) throw reader.unexpected()
  if (!Number.isInteger(count)) throw reader.refuse('number', reader.last, '', { max: mostUnits })
  reader.skip()
  draft.addDay({ rule: long[0], every: count * long[1] }, reader.since(first))
}

/** "10 minutes", "1 hour and 30 minutes". */
function readStep(reader: Reader, draft: Draft, count: number, first: { start: number; end: number }): void {
  let unit = shortUnits.get(reader.next().text) ?? 1
  let step = count * unit
  for (;;) {
    const joined = reader.isWord('and') ? 1 : 0
    const smaller = reader.is('number', joined) ? shortUnits.get(reader.peek(joined + 1).text) : undefined
    const isOffset = reader.isOneOf(['before', 'after'], joined + 2)
    if (smaller === undefined || smaller >= unit || isOffset) break
    reader.skip(joined)
    unit = smaller
    step += readAmount(reader) * unit
    reader.skip()
  }
  const span = reader.since(first)
  const rounded = Math.round(step * 1e6) / 1e6
  if (!Number.isInteger(rounded) || rounded < 1) throw reader.refuse('number', span, '', { max: mostUnits })
  if (rounded > longestStep) throw reader.refuse('number', span, 'every 30 days', { max: mostUnits })
  draft.addStep(rounded, span)
}

/** "half an hour", "quarter of an hour", "quarter". */
function readFraction(reader: Reader, draft: Draft): void {
  const first = reader.peek()
  const { text } = reader.next()
  if (text === 'quarter' && !reader.isOneOf(['of', 'hour', 'an'])) {
    draft.addDay({ rule: 'months', every: 3 }, first)
    return
  }
  reader.accept('of')
  reader.accept('a', 'an')
  const unit = shortUnits.get(reader.peek().text)
  if (unit === undefined || unit === 1) throw reader.unexpected()
  reader.skip()
  draft.addStep(text === 'half' ? unit / 2 : unit / 4, reader.since(first))
}

/** "third day", "second week", "last friday of the month". False: it is the unit second. */
function readNthUnit(reader: Reader, draft: Draft): boolean {
  const token = reader.peek()
  const nth = ordinalAt(reader) ?? 0
  const after = reader.peek(1).text
  const isUnit = reader.is('word', 1) && (shortUnits.has(after) || longUnits.has(after))
  const isWeekday = weekdaysAt(reader, 1) !== undefined
  const isList = reader.joiners(1) > 0 && reader.is('ordinal', 1 + reader.joiners(1))
  if (token.kind === 'word' && !isUnit && !isWeekday && !isList) return false
  if (isUnit && nth > 1) {
    const isMonthDay = reader.isOneOf(['of', 'in'], 2)
    const span = { start: token.start, end: reader.peek(1).end }
    if (isMonthDay)
      throw reader.refuse('everyNth', span, `on the ${nth}${ending(nth)} of the month, or every ${nth} ${after}s`)
    reader.skip()
    if (nth > mostUnits) throw reader.refuse('number', token, '', { max: mostUnits })
    readCounted(reader, draft, nth, token)
    return true
  }
  const isLoose = isWeekday && nth > 1 && !draft.has('months') && !belongsToMonth(reader)
  if (isLoose) {
    const span = { start: token.start, end: reader.peek(1).end }
    const weeks = nth === 2 ? `every other ${after}` : `every ${nth} weeks on ${after}`
    throw reader.refuse('everyNth', span, `${weeks}, or on the ${token.text} ${after} of the month`)
  }
  readOrdinals(reader, draft)
  return true
}

/** Whether "of" follows the weekdays after an ordinal. */
function belongsToMonth(reader: Reader): boolean {
  for (let ahead = 1; ahead < 20 && !reader.atEnd(ahead); ahead++) {
    if (reader.isOneOf(['of', 'in'], ahead)) return true
    const isList =
      weekdaysAt(reader, ahead) !== undefined ||
      ordinalAt(reader, ahead) !== undefined ||
      reader.joiners(ahead) > 0 ||
      reader.isWord('the', ahead)
    if (!isList) return false
  }
  return false
}

const endings = ['th', 'st', 'nd', 'rd']

/** The letters after the number of an ordinal. */
export function ending(nth: number): string {
  const teen = nth % 100 > 10 && nth % 100 < 14
  return teen ? 'th' : (endings[nth % 10] ?? 'th')
}
