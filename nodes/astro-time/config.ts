/** Settings of kaithem-astro-time: shape, defaults and checks, for the runtime and the dialog. @module */

import {
  isSunEventName,
  longestOffset,
  longestSpread,
  monthNames,
  parseTimeOfDay,
  type SunAltitude,
  type SunEventName,
  weekdayNames,
} from '../../lib/time/names.ts'
import { checkChoice, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { checkPlace } from '../_config/place.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  events: 'sunset',
  altitude: '-4',
  offset: '0',
  notBefore: '',
  notAfter: '',
  spread: '0',
  weekdays: '',
  months: '',
  payload: '',
  payloadType: 'event',
  answer: 'state',
  enabled: true,
  lat: '',
  lon: '',
  timezone: '',
} as const

/** What a message without `msg.action` asks. */
export const questions = [
  'state',
  'day',
  'night',
  'dark',
  'light',
  'rahu',
  'position',
  'moon',
  'times',
  'next',
] as const
export type Question = (typeof questions)[number]

/** The sun passing the altitude of the settings; every other event has a name of its own. */
export const altitudeEvents = ['rising', 'setting'] as const

export interface AstroConfig {
  /** As `kaithem.time.on_sun_event` takes them. */
  readonly events: readonly (SunEventName | SunAltitude)[]
  readonly options: {
    /** Seconds. */
    readonly offset: number
    readonly spread: number
    readonly not_before: string
    readonly not_after: string
    readonly weekdays: readonly string[]
    readonly months: readonly string[]
    readonly lat?: number
    readonly lon?: number
    readonly timezone?: string
  }
  readonly payload: string
  /** A kind of typed input, or `event`: the name of the event. */
  readonly payloadType: string
  readonly answer: Question
  readonly enabled: boolean
}

/** The words of a list with commas. */
export const listOf = (raw: RawConfig, property: string): string[] =>
  readName(raw, property)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

const isAltitude = (event: string): boolean => altitudeEvents.some((known) => known === event)

/** Everything wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkEvents(raw),
    ...(listOf(raw, 'events').some(isAltitude)
      ? checkNumber(raw, 'altitude', { min: -90, max: 90, required: true })
      : []),
    ...checkNumber(raw, 'offset', { min: -longestOffset / 60, max: longestOffset / 60 }),
    ...checkNumber(raw, 'spread', { min: 0, max: longestSpread / 60 }),
    ...checkTimeOfDay(raw, 'notBefore'),
    ...checkTimeOfDay(raw, 'notAfter'),
    ...checkOrder(raw),
    ...checkWords(raw, 'weekdays', weekdayNames),
    ...checkWords(raw, 'months', monthNames),
    ...checkChoice(raw, 'answer', questions),
    ...checkPlace(raw),
  ]
}

/** @throws the first issue as a KaithemError */
export function parseConfig(raw: RawConfig): AstroConfig {
  refuseIssues(check(raw))
  const lat = readNumber(raw, 'lat')
  const lon = readNumber(raw, 'lon')
  const timezone = readName(raw, 'timezone')
  const altitude = readNumber(raw, 'altitude') ?? Number(defaults.altitude)
  return {
    events: listOf(raw, 'events').map((event) => eventOf(event, altitude)),
    options: {
      offset: (readNumber(raw, 'offset') ?? 0) * 60,
      spread: (readNumber(raw, 'spread') ?? 0) * 60,
      not_before: readName(raw, 'notBefore'),
      not_after: readName(raw, 'notAfter'),
      weekdays: listOf(raw, 'weekdays'),
      months: listOf(raw, 'months'),
      ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
      ...(timezone === '' ? {} : { timezone }),
    },
    payload: readText(raw, 'payload'),
    payloadType: readName(raw, 'payloadType', defaults.payloadType),
    answer: readChoice(raw, 'answer', questions),
    enabled: readFlag(raw, 'enabled', defaults.enabled),
  }
}

const eventOf = (event: string, altitude: number): SunEventName | SunAltitude =>
  isSunEventName(event) ? event : `${event === 'rising' ? 'rising' : 'setting'} ${altitude}`

function checkEvents(raw: RawConfig): Issue[] {
  const events = listOf(raw, 'events')
  if (events.length === 0) return [missingIssue('events', 'The event of the sun')]
  const unknown = events.find((event) => !isAltitude(event) && !isSunEventName(event))
  return unknown === undefined ? [] : [choiceIssue('events', unknown)]
}

function checkWords(raw: RawConfig, property: string, known: readonly string[]): Issue[] {
  const unknown = listOf(raw, property).find((word) => !known.includes(word))
  return unknown === undefined ? [] : [choiceIssue(property, unknown)]
}

function choiceIssue(property: string, value: string): Issue {
  const message = `${property}: '${value}' is not known.`
  return { property, code: 'KAITHEM_VALUE', reason: 'choice', message, data: { value } }
}

function checkTimeOfDay(raw: RawConfig, property: string): Issue[] {
  const value = readName(raw, property)
  if (value === '' || parseTimeOfDay(value) !== undefined) return []
  const message = `${property}: '${value}' is no time of day. Write it as 06:30.`
  return [{ property, code: 'KAITHEM_VALUE', reason: 'timeOfDay', message, data: { value } }]
}

function checkOrder(raw: RawConfig): Issue[] {
  const from = parseTimeOfDay(readName(raw, 'notBefore'))
  const to = parseTimeOfDay(readName(raw, 'notAfter'))
  if (from === undefined || to === undefined || from <= to) return []
  const data = { from: readName(raw, 'notBefore') }
  const message = `notAfter: ${readName(raw, 'notAfter')} must not be below ${data.from}.`
  return [{ property: 'notAfter', code: 'KAITHEM_VALUE', reason: 'order', message, data }]
}
