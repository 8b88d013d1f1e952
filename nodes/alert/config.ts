/** Settings of kaithem-alert: shape, defaults and checks, for the runtime and the dialog. @module */

import { cleanAlertName, type Priority, priorities } from '../../lib/alerts/names.ts'
import { isKaithemError } from '../../lib/errors.ts'
import { checkChoice, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'
import { readEscalation, readReminders, type Step } from './follow-up-texts.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  alert: '',
  priority: 'warning',
  zone: '',
  description: '',
  source: 'message',
  value: 'payload',
  valueType: 'msg',
  tag: '',
  compare: 'gt',
  limit: '',
  deadband: '',
  tripDelay: '',
  clearDelay: '',
  autoAck: '',
  latch: false,
  silent: false,
  suppressedBy: '',
  reminders: '',
  escalation: '',
  shelveMax: '',
  permissions: '',
  ackPermissions: '',
  restore: true,
  emitOnStart: false,
} as const

/** What makes the alert trip: orders in messages, a condition on messages, or one on a tag. */
export const sources = ['message', 'payload', 'tag'] as const
export type Source = (typeof sources)[number]

export const comparisons = ['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'true', 'false', 'stale'] as const
export type Compare = (typeof comparisons)[number]

/** Comparisons with a number that a value must come back from. */
export const ordered: readonly string[] = ['gt', 'ge', 'lt', 'le']

export interface AlertConfig {
  /** Empty: the name of the node. */
  readonly alert: string
  readonly priority: Priority
  readonly zone: string
  readonly description: string
  readonly source: Source
  readonly value: string
  readonly valueType: string
  /** Normalised name of the tag; empty for other sources. */
  readonly tag: string
  readonly compare: Compare
  /** What values are compared with; the seconds of `stale`. */
  readonly limit: string
  readonly deadband: number
  readonly tripDelay: number
  readonly clearDelay: number
  /** Seconds; 0: never. */
  readonly autoAck: number
  readonly latch: boolean
  readonly silent: boolean
  readonly suppressedBy: string
  readonly reminders: readonly number[] | number
  readonly escalation: readonly Step[]
  /** Seconds; undefined: the usual ones. */
  readonly shelveMax: number | undefined
  readonly permissions: string
  readonly ackPermissions: string
  readonly restore: boolean
  readonly emitOnStart: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...nameIssues(raw),
    ...checkChoice(raw, 'priority', [...priorities, 'normal']),
    ...checkChoice(raw, 'source', sources),
    ...conditionIssues(raw),
    ...['tripDelay', 'clearDelay', 'autoAck', 'shelveMax'].flatMap((property) =>
      checkNumber(raw, property, { min: 0 }),
    ),
    ...textIssues(raw),
  ]
}

/** The name that counts: that of the alert, else that of the node, which may be empty. */
function nameIssues(raw: RawConfig): Issue[] {
  const property = readName(raw, 'alert') === '' ? 'name' : 'alert'
  const name = readName(raw, property)
  try {
    if (name !== '') cleanAlertName(name)
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return [{ property, code: error.code, reason: 'alertName', message: error.message, data: {} }]
  }
}

function conditionIssues(raw: RawConfig): Issue[] {
  const source = readChoice(raw, 'source', sources)
  if (source === 'message') return []
  return [
    ...(source === 'tag' ? tagIssues(raw) : []),
    ...checkChoice(raw, 'compare', comparisons),
    ...limitIssues(raw, readChoice(raw, 'compare', comparisons)),
  ]
}

function tagIssues(raw: RawConfig): Issue[] {
  return readName(raw, 'tag') === '' ? [missingIssue('tag', 'The tag')] : checkTagName(raw, 'tag')
}

function limitIssues(raw: RawConfig, compare: Compare): Issue[] {
  if (compare === 'true' || compare === 'false') return []
  if (compare === 'stale') return checkNumber(raw, 'limit', { min: 0.001, required: true })
  if (!ordered.includes(compare)) return []
  return [...checkNumber(raw, 'limit', { required: true }), ...checkNumber(raw, 'deadband', { min: 0 })]
}

function textIssues(raw: RawConfig): Issue[] {
  const issue = (property: string, message: string): Issue => {
    return { property, code: 'KAITHEM_VALUE', reason: property, message, data: {} }
  }
  return [
    ...(readReminders(readText(raw, 'reminders')) === undefined
      ? [issue('reminders', 'Reminders are growing seconds such as 300, 900 or "every 600".')]
      : []),
    ...(readEscalation(readText(raw, 'escalation')) === undefined
      ? [issue('escalation', 'A step of the escalation is a line such as "300 critical /call/me".')]
      : []),
  ]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): AlertConfig {
  refuseIssues(check(raw))
  const source = readChoice(raw, 'source', sources)
  const priority = readName(raw, 'priority', defaults.priority)
  return {
    alert: readName(raw, 'alert'),
    priority: priorities.find((known) => known === priority) ?? (priority === 'normal' ? 'info' : defaults.priority),
    zone: readName(raw, 'zone'),
    description: readText(raw, 'description'),
    source,
    value: readText(raw, 'value', defaults.value),
    valueType: readName(raw, 'valueType', defaults.valueType),
    tag: source === 'tag' ? tagName(readName(raw, 'tag')) : '',
    compare: readChoice(raw, 'compare', comparisons),
    limit: readText(raw, 'limit'),
    deadband: readNumber(raw, 'deadband') || 0,
    tripDelay: readNumber(raw, 'tripDelay') ?? 0,
    clearDelay: readNumber(raw, 'clearDelay') ?? 0,
    autoAck: readNumber(raw, 'autoAck') ?? 0,
    latch: readFlag(raw, 'latch', defaults.latch),
    silent: readFlag(raw, 'silent', defaults.silent),
    suppressedBy: readName(raw, 'suppressedBy'),
    reminders: readReminders(readText(raw, 'reminders')) ?? [],
    escalation: readEscalation(readText(raw, 'escalation')) ?? [],
    shelveMax: readNumber(raw, 'shelveMax'),
    permissions: readName(raw, 'permissions'),
    ackPermissions: readName(raw, 'ackPermissions'),
    restore: readFlag(raw, 'restore', defaults.restore),
    emitOnStart: readFlag(raw, 'emitOnStart', defaults.emitOnStart),
  }
}
