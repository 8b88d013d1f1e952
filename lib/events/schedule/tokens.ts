/** A phrase cut into words, numbers, times and dates, each with its place. Linear in its length. @module */

import { dayNumber, daysInMonth } from './civil.ts'
import { refusal, type Span } from './refusal.ts'
import { cardinals, nearestWord, ordinals } from './vocabulary.ts'

export type TokenKind =
  | 'word'
  | 'number'
  /** 15th, first, last (-1). */
  | 'ordinal'
  /** Seconds since midnight. */
  | 'clock'
  /** `:15`, seconds past the hour. */
  | 'mark'
  /** A date with its year, as a day number. */
  | 'date'
  | 'zone'
  | 'comma'
  | 'semicolon'

export interface Token extends Span {
  readonly kind: TokenKind
  /** Lower case. */
  readonly text: string
  readonly value: number
}

/** Longest phrase, in characters. */
export const longestPhrase = 500

/** @throws KAITHEM_VALUE for what is no word, time or date */
export function tokenize(phrase: string): Token[] {
  if (phrase.length > longestPhrase) {
    throw refusal('long', phrase, { start: longestPhrase, end: phrase.length }, '', { max: longestPhrase })
  }
  const tokens: Token[] = []
  for (const match of phrase.matchAll(/[,;]|[^\s,;]+/g)) {
    tokens.push(...read(phrase, match[0], match.index))
  }
  return joinHalves(phrase, tokens)
}

function read(phrase: string, text: string, start: number): Token[] {
  const span = { start, end: start + text.length }
  const lower = text.toLowerCase()
  const token = (kind: TokenKind, value = 0): Token[] => [{ ...span, kind, text: lower, value }]
  if (text === ',') return token('comma')
  if (text === ';') return token('semicolon')
  const stamp = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t(.+))?$/.exec(lower)
  if (stamp !== null) return readDate(phrase, stamp, span)
  if (/^[a-z][\w+-]*\/[\w/+-]+$/.test(lower) || lower === 'utc' || lower === 'gmt') return token('zone')
  const parts = /^([^-–—]+)[-–—]([^-–—]+)$/.exec(text)
  if (parts?.[1] !== undefined && parts[2] !== undefined) {
    const [, left, right] = parts
    const dash: Token = { start: start + left.length, end: start + left.length + 1, kind: 'word', text: 'to', value: 0 }
    return [...read(phrase, left, start), dash, ...read(phrase, right, dash.end)]
  }
  const ordinal = /^(\d{1,3})(st|nd|rd|th)$/.exec(lower)
  if (ordinal !== null) return token('ordinal', Number(ordinal[1]))
  if (lower !== 'second' && ordinals.has(lower)) return token('ordinal', ordinals.get(lower))
  if (cardinals.has(lower)) return token('number', cardinals.get(lower))
  if (lower === 'noon') return token('clock', 43_200)
  if (lower === 'midnight') return token('clock', 0)
  if (/^\d{1,9}(\.\d{1,6})?$/.test(lower)) return token('number', Number(lower))
  if (/^:\d\d$/.test(lower) && Number(lower.slice(1)) < 60) return token('mark', Number(lower.slice(1)) * 60)
  if (/^[\d:]/.test(lower)) return token('clock', readClock(phrase, lower, span))
  if (/^[-+−]\d/.test(lower)) throw refusal('number', phrase, span, '', { max: 10_000 })
  return token('word')
}

function readDate(phrase: string, [, year, month, day, time]: RegExpExecArray, span: Span): Token[] {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const valid = date.year >= 1000 && date.month >= 1 && date.month <= 12 && date.day >= 1
  if (!valid || date.day > daysInMonth(date.year, date.month)) throw refusal('date', phrase, span)
  const text = phrase.slice(span.start, span.end).toLowerCase()
  const tokens: Token[] = [{ ...span, kind: 'date', text, value: dayNumber(date) }]
  if (time !== undefined) tokens.push({ ...span, kind: 'clock', text, value: readClock(phrase, time, span) })
  return tokens
}

/** `8:30`, `8:30:15`, `8pm`, `8:30pm`. */
function readClock(phrase: string, text: string, span: Span): number {
  const match = /^(\d{1,2})(?::(\d\d))?(?::(\d\d))?(am|pm|a\.m\.?|p\.m\.?)?$/.exec(text)
  const bad = () => refusal('time', phrase, span, timeHint(text))
  if (match === null) throw bad()
  const [, hours, minutes, seconds, half] = match
  if (minutes === undefined && half === undefined) throw bad()
  return clockValue(Number(hours), Number(minutes ?? 0), Number(seconds ?? 0), half, bad)
}

function clockValue(
  hours: number,
  minutes: number,
  seconds: number,
  half: string | undefined,
  bad: () => Error,
): number {
  if (minutes > 59 || seconds > 59) throw bad()
  if (half === undefined) {
    const value = hours * 3600 + minutes * 60 + seconds
    if (value > 86_400) throw bad()
    return value
  }
  // Twelve comes before one: 12am is midnight, 12pm noon.
  if (hours < 1 || hours > 12) throw bad()
  return ((hours % 12) + (half.startsWith('p') ? 12 : 0)) * 3600 + minutes * 60 + seconds
}

/** What a wrong time may mean: 7.30, 7h30 and 0730 are 7:30 elsewhere. */
export function timeHint(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[.h]([0-5]\d)$/.exec(text) ?? /^(\d\d)([0-5]\d)$/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) < 24 ? `${hours}:${minutes}` : ''
  const hour = /^(\d{1,2})(?:h|am|pm)$/.exec(text)
  if (hour === null) return ''
  return Number(hour[1]) < 24 ? `${hour[1]}:00` : ''
}

/** `8 pm` and `8:30 p.m.` become one time. */
function joinHalves(phrase: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    const isHalf = token.kind === 'word' && /^(am|pm|a\.m\.?|p\.m\.?)$/.test(token.text)
    if (!isHalf || last === undefined || (last.kind !== 'number' && last.kind !== 'clock')) {
      joined.push(token)
      continue
    }
    const span = { start: last.start, end: token.end }
    joined.pop()
    const text = `${last.text}${token.text}`
    joined.push({ ...span, kind: 'clock', text, value: readClock(phrase, text, span) })
  }
  return joined
}

/** A zone this JavaScript knows, in its usual spelling; else undefined. */
export function zoneName(text: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return canonical(text)
  } catch {
    return undefined
  }
}

function canonical(text: string): string {
  if (/^(utc|gmt)$/i.test(text)) return 'UTC'
  return knownZones().find((zone) => zone.toLowerCase() === text.toLowerCase()) ?? text
}

const knownZones = (): string[] => Intl.supportedValuesOf('timeZone')

/** The known zone that a mistyped one is most like, or one with that city. */
export function nearestZone(text: string): string {
  const wanted = text.toLowerCase()
  const city = wanted.split('/').at(-1) ?? ''
  const zones = knownZones()
  const byCity = city.length > 2 ? zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) : undefined
  if (byCity !== undefined) return byCity
  const lower = zones.map((zone) => zone.toLowerCase())
  const near = nearestWord(wanted, lower)
  return near === '' ? 'Europe/Berlin' : (zones[lower.indexOf(near)] ?? '')
}
