/** Settings of kaithem-event: shape, defaults and checks, for the runtime and the dialog. @module */

import { isKaithemError } from '../../lib/errors.ts'
import { parsePhrase } from '../../lib/events/schedule/parse.ts'
import { zoneName } from '../../lib/events/schedule/tokens.ts'
import { normalizeFilter } from '../../lib/message/topic.ts'
import { checkChoice, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  kind: 'time',
  phrase: 'every day at 8:00',
  zone: '',
  missed: 'once',
  spread: '',
  expression: '',
  topic: '',
  priority: 'interactive',
  ratelimit: '',
  output: 'value',
  payload: '',
  payloadType: 'str',
  enabled: true,
} as const

export const kinds = ['time', 'edge', 'while', 'change', 'message'] as const
export const missedPolicies = ['once', 'restart', 'skip'] as const
export const priorities = ['interactive', 'realtime', 'high', 'medium', 'low', 'verylow'] as const
export const outputs = ['value', 'time', 'iso', 'event', 'fixed'] as const

export interface EventConfig {
  readonly kind: (typeof kinds)[number]
  readonly phrase: string
  /** IANA name, or empty for that of the settings. */
  readonly zone: string
  readonly missed: (typeof missedPolicies)[number]
  /** Seconds by which each time is put off at random, at most. */
  readonly spread: number
  readonly expression: string
  readonly topic: string
  readonly priority: (typeof priorities)[number]
  /** Seconds between two messages. */
  readonly ratelimit: number
  readonly output: (typeof outputs)[number]
  readonly payload: string
  readonly payloadType: string
  readonly enabled: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkChoice(raw, 'kind', kinds),
    ...checkChoice(raw, 'missed', missedPolicies),
    ...checkChoice(raw, 'priority', priorities),
    ...checkChoice(raw, 'output', outputs),
    ...checkNumber(raw, 'ratelimit', { min: 0 }),
    ...checkTrigger(raw),
  ]
}

function checkTrigger(raw: RawConfig): Issue[] {
  switch (readChoice(raw, 'kind', kinds)) {
    case 'time':
      return [...checkPhrase(raw), ...checkZone(raw), ...checkNumber(raw, 'spread', { min: 0 })]
    case 'message':
      return checkTopic(raw)
    default:
      return readName(raw, 'expression') === '' ? [missingIssue('expression', 'The expression')] : []
  }
}

/** The sentence of the shared locale for what is wrong with a phrase; the place counts from 1. */
function checkPhrase(raw: RawConfig): Issue[] {
  try {
    parsePhrase(readText(raw, 'phrase', defaults.phrase))
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    const { reason, suggestion, position } = error.data
    const hint = suggestion === '' ? '' : ` → ${String(suggestion)}`
    const data = { ...error.data, hint, at: Number(position) + 1 }
    return [{ property: 'phrase', code: error.code, reason: `phrase.${String(reason)}`, message: error.message, data }]
  }
}

function checkZone(raw: RawConfig): Issue[] {
  const timezone = readName(raw, 'zone')
  if (timezone === '' || zoneName(timezone) !== undefined) return []
  const message = `The time zone '${timezone}' is not known. Write it as region and city, such as Europe/Berlin.`
  return [{ property: 'zone', code: 'KAITHEM_VALUE', reason: 'timezone', message, data: { timezone } }]
}

function checkTopic(raw: RawConfig): Issue[] {
  const topic = readName(raw, 'topic')
  if (topic === '') return [missingIssue('topic', 'The topic')]
  try {
    normalizeFilter(topic)
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    const reason = topic.length > 1000 ? 'topicTooLong' : 'hashNotLast'
    return [{ property: 'topic', code: error.code, reason, message: error.message, data: {} }]
  }
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): EventConfig {
  refuseIssues(check(raw))
  const kind = readChoice(raw, 'kind', kinds)
  return {
    kind,
    phrase: readText(raw, 'phrase', defaults.phrase),
    zone: readName(raw, 'zone'),
    missed: readChoice(raw, 'missed', missedPolicies),
    spread: readNumber(raw, 'spread') ?? 0,
    expression: readName(raw, 'expression'),
    topic: readName(raw, 'topic'),
    priority: readChoice(raw, 'priority', priorities),
    // A message at each look would be twelve a second.
    ratelimit: readNumber(raw, 'ratelimit') ?? (kind === 'while' ? 1 : 0),
    output: readChoice(raw, 'output', outputs),
    payload: readText(raw, 'payload'),
    payloadType: readName(raw, 'payloadType', defaults.payloadType),
    enabled: readFlag(raw, 'enabled', true),
  }
}
