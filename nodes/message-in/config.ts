/** Settings of kaithem-message-in: shape, defaults and checks, for the runtime and the dialog. @module */

import { KaithemError } from '../../lib/errors.ts'
import { normalizeFilter } from '../../lib/message/topic.ts'
import { missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readFlag, readName } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = { name: '', topic: '', skipOwn: false } as const

export interface MessageInConfig {
  /** Topic filter, normalised. */
  readonly topic: string
  /** Whether messages posted by message-out nodes of the same flow are left out. */
  readonly skipOwn: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  const topic = readName(raw, 'topic')
  return topic === '' ? [missingIssue('topic', 'The topic')] : topicIssues(topic)
}

function topicIssues(topic: string): Issue[] {
  try {
    normalizeFilter(topic)
    return []
  } catch (error) {
    if (!(error instanceof KaithemError)) throw error
    const reason = topic.includes('#/') ? 'hashNotLast' : 'topicTooLong'
    return [{ property: 'topic', code: error.code, reason, message: error.message, data: error.data }]
  }
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): MessageInConfig {
  refuseIssues(check(raw))
  return { topic: normalizeFilter(readName(raw, 'topic')), skipOwn: readFlag(raw, 'skipOwn', defaults.skipOwn) }
}
