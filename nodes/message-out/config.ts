/** Settings of kaithem-message-out: shape, defaults and checks, for the runtime and the dialog. @module */

import { hasWildcard, longestTopic, normalizeTopic } from '../../lib/message/topic.ts'
import { checkChoice, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readName, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  topic: 'topic',
  topicType: 'msg',
  payload: 'payload',
  payloadType: 'msg',
  timestamp: '',
  timestampType: 'now',
  annotation: '',
  annotationType: 'flow',
} as const

const topicTypes = ['msg', 'str'] as const
const timestampTypes = ['now', 'msg'] as const
const annotationTypes = ['flow', 'none', 'str', 'msg'] as const

/** Where a setting comes from, and its text or path. */
export interface Source<T extends string> {
  readonly from: T
  readonly text: string
}

export interface MessageOutConfig {
  readonly topic: Source<(typeof topicTypes)[number]>
  readonly payload: string
  readonly payloadType: string
  readonly timestamp: Source<(typeof timestampTypes)[number]>
  readonly annotation: Source<(typeof annotationTypes)[number]>
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkChoice(raw, 'topicType', topicTypes),
    ...checkChoice(raw, 'timestampType', timestampTypes),
    ...checkChoice(raw, 'annotationType', annotationTypes),
    ...topicIssues(raw),
    ...pathIssues(raw, 'timestamp', 'The property for the timestamp'),
    ...pathIssues(raw, 'annotation', 'The property for the annotation'),
  ]
}

function topicIssues(raw: RawConfig): Issue[] {
  const property = 'topic'
  const topic = readName(raw, property, defaults.topic)
  if (topic === '') return [missingIssue(property, 'The topic')]
  if (readChoice(raw, 'topicType', topicTypes) === 'msg') return []
  if (topic.length > longestTopic) {
    const message = `The topic is longer than ${longestTopic} characters.`
    return [{ property, code: 'KAITHEM_VALUE', reason: 'topicTooLong', message, data: { max: longestTopic } }]
  }
  // Legal on the bus, where it is taken literally, but nobody who writes it here means that.
  if (!hasWildcard(normalizeTopic(topic))) return []
  const message = `'${topic}' has wildcards; a message is posted to one topic.`
  return [{ property, code: 'KAITHEM_VALUE', reason: 'wildcardInTopic', message, data: { topic } }]
}

function pathIssues(raw: RawConfig, property: string, what: string): Issue[] {
  return raw[`${property}Type`] === 'msg' && readName(raw, property) === '' ? [missingIssue(property, what)] : []
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): MessageOutConfig {
  refuseIssues(check(raw))
  return {
    topic: { from: readChoice(raw, 'topicType', topicTypes), text: readName(raw, 'topic', defaults.topic) },
    payload: readText(raw, 'payload', defaults.payload),
    payloadType: readName(raw, 'payloadType', defaults.payloadType),
    timestamp: { from: readChoice(raw, 'timestampType', timestampTypes), text: readName(raw, 'timestamp') },
    annotation: { from: readChoice(raw, 'annotationType', annotationTypes), text: readText(raw, 'annotation') },
  }
}
