/** Topics and topic filters: how they are written and which filter takes which topic. @module */

import { KaithemError } from '../errors.ts'

/** Longest topic or filter, in characters. */
export const longestTopic = 1024

const slash = 47
/** Nothing above a space is trimmed at the ends of an ASCII topic. */
const space = 32
const lastAscii = 126

function isPlain(code: number): boolean {
  return code > space && code <= lastAscii
}

function checked(topic: unknown): string {
  if (typeof topic !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A topic must be a string, not ${topic === null ? 'null' : typeof topic}`)
  }
  if (topic.length > longestTopic) {
    throw new KaithemError(
      'KAITHEM_VALUE',
      `A topic may have ${longestTopic} characters, this one has ${topic.length}`,
      {
        topic: `${topic.slice(0, 40)}...`,
      },
    )
  }
  return topic
}

/**
 * Trims a topic and puts a slash in front if it has none; `foo` and `/foo` are the same topic, `/foo/` is another one.
 *
 * @throws KAITHEM_TYPE if it is no string, KAITHEM_VALUE if it is longer than 1,024 characters
 */
export function normalizeTopic(topic: unknown): string {
  const text = checked(topic)
  // The usual topic needs neither: decided by its first and last character, without making a string.
  if (text.charCodeAt(0) === slash && isPlain(text.charCodeAt(text.length - 1))) return text
  const trimmed = text.trim()
  return trimmed.charCodeAt(0) === slash ? trimmed : `/${trimmed}`
}

/** The parts between the slashes: `/a/b` has `a` and `b`, `/` has one empty level. */
export function topicLevels(topic: string): string[] {
  return topic.slice(1).split('/')
}

/** Whether a normalised filter has a level that is `+` or `#`. */
export function hasWildcard(filter: string): boolean {
  if (!filter.includes('+') && !filter.includes('#')) return false
  return topicLevels(filter).some((level) => level === '+' || level === '#')
}

/**
 * Normalises a topic filter. `+` stands for exactly one level, `#` as the last level for any number of levels, none
 * included. Inside a level (`/foo#`) both are ordinary characters.
 *
 * @throws KAITHEM_VALUE if `#` is a level but not the last one, or the filter is too long
 */
export function normalizeFilter(filter: unknown): string {
  const text = normalizeTopic(filter)
  const at = text.indexOf('/#/')
  if (at >= 0) {
    throw new KaithemError('KAITHEM_VALUE', `In the topic filter ${text}, # must be the last level`, { filter: text })
  }
  return text
}

/** Whether a normalised filter takes a normalised topic; time is linear in their length. */
export function matchesTopic(filter: string, topic: string): boolean {
  const levels = topicLevels(topic)
  const wanted = topicLevels(filter)
  for (const [index, want] of wanted.entries()) {
    if (want === '#' && index === wanted.length - 1) return true
    const level = levels[index]
    if (level === undefined || (want !== '+' && want !== level)) return false
  }
  return wanted.length === levels.length
}
