/** Times of day in phrases: on the clock, by the sun, lists of them, and windows between two. @module */

import type { SunName, TimeOfDay } from './ast.ts'
import { clockText } from './civil.ts'
import type { Draft } from './draft.ts'
import type { Reader } from './reader.ts'
import { timeHint } from './tokens.ts'
import { shortUnits, sunPairs, sunWords, unclear } from './vocabulary.ts'

/** Most seconds before or after the sun. */
const longestOffset = 43_200

/** The event of the sun that comes next, and how many words it takes. */
function sunAt(reader: Reader, ahead: number): { event: SunName; words: number } | undefined {
  const { text, kind } = reader.peek(ahead)
  if (kind !== 'word') return undefined
  const one = sunWords.get(text)
  if (one !== undefined) return { event: one, words: 1 }
  const second =
    text === 'solar' && reader.is('clock', ahead + 1) ? reader.peek(ahead + 1).text : wordAt(reader, ahead + 1)
  const two = sunPairs.get(`${text} ${second}`)
  return two === undefined ? undefined : { event: two, words: 2 }
}

const wordAt = (reader: Reader, ahead: number): string => (reader.is('word', ahead) ? reader.peek(ahead).text : '')

/** Whether a time of day begins here. */
export function isTime(reader: Reader, ahead = 0): boolean {
  return reader.is('clock', ahead) || sunAt(reader, ahead) !== undefined || isOffset(reader, ahead)
}

/** Whether "30 minutes before ..." or "half an hour after ..." begins here. */
function isOffset(reader: Reader, ahead: number): boolean {
  let at = ahead
  for (; at < ahead + 8 && !reader.atEnd(at); at++) {
    if (reader.isOneOf(['before', 'after'], at)) return at > ahead && isPoint(reader, at + 1)
    const part =
      reader.is('number', at) || reader.isOneOf(['a', 'an', 'half', 'and'], at) || shortUnits.has(wordAt(reader, at))
    if (!part) return false
  }
  return false
}

const isPoint = (reader: Reader, ahead: number): boolean =>
  reader.is('clock', ahead) || sunAt(reader, ahead) !== undefined || unclear.has(wordAt(reader, ahead))

/** One time of day. @throws KAITHEM_VALUE */
export function readTime(reader: Reader): TimeOfDay {
  const first = reader.peek()
  const offset = isOffset(reader, 0) ? readOffset(reader) : 0
  const sun = sunAt(reader, 0)
  if (sun !== undefined) {
    reader.skip(sun.words)
    if (Math.abs(offset) > longestOffset) throw reader.refuse('time', reader.since(first), '12 hours after sunset')
    return { at: 'sun', event: sun.event, offset }
  }
  if (reader.is('number')) throw unclearHour(reader)
  if (!reader.is('clock')) throw reader.unexpected()
  const seconds = reader.next().value + offset
  if (seconds < 0 || seconds > 86_400) throw reader.refuse('time', reader.since(first))
  return { at: 'clock', seconds }
}

/** "at 8": in the morning or in the evening? */
function unclearHour(reader: Reader): Error {
  const token = reader.peek()
  const hour = token.value
  if (!Number.isInteger(hour) || hour > 24) return reader.refuse('time', token, timeHint(token.text))
  if (hour > 12) return reader.refuse('time', token, `${hour}:00`)
  return reader.refuse('hour', token, hour === 0 ? '0:00' : `${hour}am, ${hour}pm or ${hour}:00`)
}

/** "1 hour and 30 minutes before": seconds, negative for before. */
function readOffset(reader: Reader): number {
  const first = reader.peek()
  let seconds = 0
  while (!reader.isOneOf(['before', 'after'])) {
    reader.accept('and')
    seconds += readDuration(reader)
  }
  if (!Number.isInteger(seconds)) throw reader.refuse('time', reader.since(first))
  return reader.next().text === 'before' ? -seconds : seconds
}

function readDuration(reader: Reader): number {
  let amount = 1
  if (reader.is('number')) amount = reader.next().value
  else if (reader.accept('half')) amount = 0.5
  else if (!reader.isOneOf(['a', 'an'])) throw reader.unexpected()
  reader.accept('a', 'an')
  const unit = shortUnits.get(wordAt(reader, 0))
  if (unit === undefined) throw reader.unexpected()
  reader.skip()
  return amount * unit
}

/** Times joined by "and" or commas. @throws KAITHEM_VALUE */
export function readTimes(reader: Reader, draft: Draft): void {
  const first = reader.peek()
  const times = [readTime(reader)]
  for (let joined = nextTime(reader); joined !== undefined; joined = nextTime(reader)) {
    reader.skip(joined)
    times.push(readTime(reader))
  }
  const clamped = readClamp(reader, times)
  const span = reader.since(first)
  for (const time of clamped) {
    if (time.at === 'clock' && time.seconds === 86_400) throw reader.refuse('time', span, '0:00')
  }
  draft.addTimes(clamped, span)
}

/** How many words there are between here and the next time of a list; undefined when no time follows. */
function nextTime(reader: Reader): number | undefined {
  const joiners = reader.joiners()
  if (joiners === 0) return undefined
  const at = reader.isWord('at', joiners) ? 1 : 0
  const follows =
    isTime(reader, joiners + at) || (reader.is('number', joiners + at) && !isDate(reader, joiners + at + 1))
  return follows ? joiners + at : undefined
}

/** Whether the number before is part of a date or a duration ("and 24 december"). */
const isDate = (reader: Reader, ahead: number): boolean =>
  reader.is('word', ahead) && !reader.isOneOf(['and', 'on'], ahead)

/** "but not before 18:00 and not after 22:00", for a single time by the sun. */
function readClamp(reader: Reader, times: readonly TimeOfDay[]): readonly TimeOfDay[] {
  let [time] = times
  for (let ahead = clampAt(reader); ahead !== undefined; ahead = clampAt(reader)) {
    const first = reader.peek(ahead)
    reader.skip(ahead + 1)
    const side = reader.next().text === 'before' ? 'earliest' : 'latest'
    if (!reader.is('clock')) throw reader.unexpected()
    const { value } = reader.next()
    if (times.length > 1 || time?.at !== 'sun')
      throw reader.refuse('clamp', reader.since(first), 'sunset but not before 18:00')
    if (time[side] !== undefined) throw reader.refuse('twice', reader.since(first))
    time = { ...time, [side]: value }
    const { earliest = 0, latest = 86_400 } = time
    if (earliest > latest) throw reader.refuse('time', reader.since(first))
  }
  return times.length === 1 && time !== undefined ? [time] : times
}

/** Where "not before" or "not after" stands after fill words. */
function clampAt(reader: Reader): number | undefined {
  const joiners = reader.joiners()
  const ahead = joiners + (reader.isWord('but', joiners) ? 1 : 0)
  return reader.isWord('not', ahead) && reader.isOneOf(['before', 'after'], ahead + 1) ? ahead : undefined
}

/** What a window goes to when its end is not said. */
export const wholeDay = { from: { at: 'clock', seconds: 0 }, to: { at: 'clock', seconds: 86_400 } } as const

/** The second time of "between 22:00 and 6:00"; an end at midnight is the end of the day. */
export function readWindowEnd(reader: Reader): TimeOfDay {
  reader.accept('at')
  const time = readTime(reader)
  return time.at === 'clock' && time.seconds === 0 ? wholeDay.to : time
}

/** For suggestions. */
export const timeText = (time: TimeOfDay): string => (time.at === 'clock' ? clockText(time.seconds) : time.event)
