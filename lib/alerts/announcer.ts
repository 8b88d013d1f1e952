/**
 * What the log and the bus hear of alerts: notices, the level, and the table of everything that needs attention.
 *
 * Porting note: Kaithem announces an acknowledgement even where nothing was to acknowledge, and never that an alert waits for one after
 * clearing; here the first needs a change, and the second is announced.
 *
 * Porting note: Kaithem posts the level and the table of all alerts at each change; here the changes that happen in one turn of the
 * program share one post, so that a thousand alerts at once do not make a thousand tables.
 *
 * @module
 */

import type { MessageBus } from '../message/bus.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { ChangeInfo } from './change.ts'
import { type AlertLists, type Listed, urgencyOf } from './lists.ts'
import { type Priority, rankOf } from './names.ts'

export const topics = {
  level: '/system/alerts/level',
  state: '/system/alerts/state',
  beep: '/system/alerts/beep',
  notifications: '/system/notifications',
  important: '/system/notifications/important',
  warnings: '/system/notifications/warnings',
  errors: '/system/notifications/errors',
} as const

/** What the announcer needs of an alert. */
export interface Announced extends Listed {
  readonly name: string
  readonly description: string
  readonly tripMessage: string
}

/** One row of `/system/alerts/state`. */
export interface StateRow {
  readonly state: string
  readonly priority: Priority
  readonly description: string
  readonly message: string
  readonly 'barrel-class': string
}

/** Longest note in a notice, in characters. */
const longestNote = 64

const barrels: Readonly<Record<Priority, string>> = {
  debug: '',
  info: 'info',
  warning: 'warning',
  error: 'error',
  critical: 'error',
}

const activeTopics: Readonly<Record<Priority, string | undefined>> = {
  debug: undefined,
  info: topics.notifications,
  warning: topics.warnings,
  error: topics.errors,
  critical: topics.errors,
}

const levels = { debug: 'debug', info: 'info', warning: 'warn', error: 'error', critical: 'error' } as const

/** Lines in the log within a minute before the rest is only counted: standard error is slow. */
const linesPerMinute = 200

const isWarning = (priority: Priority): boolean => rankOf(priority) >= rankOf('warning')
const byWhom = ({ by }: ChangeInfo): string => (by === '' ? '' : ` by ${by}`)
const withNotes = ({ notes }: ChangeInfo): string => (notes === '' ? '' : `: ${notes.slice(0, longestNote)}`)

export interface AnnouncerDeps<A extends Announced> {
  readonly clock: Clock
  readonly log: Log
  readonly bus: MessageBus
  readonly lists: AlertLists<A>
}

export class Announcer<A extends Announced> {
  private readonly deps: AnnouncerDeps<A>
  private soon: Timer | undefined
  private levelChanged = false
  private minute = { since: 0, lines: 0 }

  constructor(deps: AnnouncerDeps<A>) {
    this.deps = deps
  }

  /** The level or the table may have changed: both follow when the running code has finished. */
  refresh(level = true): void {
    this.levelChanged ||= level
    this.soon ??= this.deps.clock.setImmediate(() => this.postTable())
  }

  /** Something happened to an alert. */
  tell(alert: A, info: ChangeInfo): void {
    for (const { topic, text, level } of notices(alert, info)) this.post(topic, text, level)
  }

  close(): void {
    this.soon?.cancel()
    this.soon = undefined
  }

  private postTable(): void {
    this.soon = undefined
    const { bus, lists } = this.deps
    if (this.levelChanged) bus.post(topics.level, lists.level)
    this.levelChanged = false
    const table: Record<string, StateRow> = Object.create(null)
    for (const list of [lists.active, lists.unacknowledged]) {
      for (const alert of list.values()) table[alert.name] = rowOf(alert)
    }
    bus.post(topics.state, table)
  }

  private post(topic: string | undefined, text: string, level: Priority): void {
    this.write(levels[level], text)
    if (topic !== undefined) this.deps.bus.post(topic, text)
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', text: string): void {
    const { clock, log } = this.deps
    const now = clock.now()
    if (now - this.minute.since >= 60) {
      const missing = this.minute.lines - linesPerMinute
      this.minute = { since: now, lines: 0 }
      if (missing > 0) log.warn(`${missing} more lines about alerts were not logged; kaithem.alerts.journal has them`)
    }
    this.minute.lines++
    if (this.minute.lines <= linesPerMinute) log[level](text)
  }
}

interface Notice {
  readonly text: string
  readonly topic: string | undefined
  readonly level: Priority
}

function notices(alert: Announced, info: ChangeInfo): Notice[] {
  const { event, state, prev } = info
  if (event === 'reminder' || event === 'escalation') {
    const what = event === 'reminder' ? 'is still active' : `is not acknowledged, now ${info.priority}`
    return [{ ...activeNotice(alert, info), text: `Alarm ${alert.name} ${what}${because(info)}` }]
  }
  if (quietEvents.has(event)) return [quietNotice(alert, info)]
  if (event === 'release' && prev === state) return [latchedNotice(alert)]
  if (event === 'acknowledge' && prev !== state) return [acknowledgedNotice(alert, info), ...stateNotice(alert, info)]
  return stateNotice(alert, info)
}

function stateNotice(alert: Announced, info: ChangeInfo): Notice[] {
  const notice = stateNotices[info.state]?.(alert, info)
  return notice === undefined ? [] : [notice]
}

/** People have been told that it is active; that its condition is gone is nothing to call them for again. */
function latchedNotice(alert: Announced): Notice {
  return { text: `Alarm ${alert.name}: condition cleared, latched until ACK`, topic: undefined, level: 'info' }
}

function acknowledgedNotice(alert: Announced, info: ChangeInfo): Notice {
  const text = `Alarm ${alert.name} acknowledged by ${info.by}${withNotes(info)}`
  return { text, topic: isWarning(info.priority) ? topics.notifications : undefined, level: 'info' }
}

const quietEvents: ReadonlySet<string> = new Set(['shelve', 'unshelve', 'suppress', 'unsuppress', 'disable', 'enable'])
const quietWords: Readonly<Record<string, string>> = {
  shelve: 'shelved',
  unshelve: 'back from the shelf',
  suppress: 'suppressed',
  unsuppress: 'no longer suppressed',
  disable: 'out of service',
  enable: 'in service again',
}

const because = ({ message }: ChangeInfo): string => (message === '' ? '' : `: ${message}`)

function quietNotice(alert: Announced, info: ChangeInfo): Notice {
  const byHand = info.event !== 'suppress' && info.event !== 'unsuppress'
  const text = `Alarm ${alert.name} ${quietWords[info.event]}${byWhom(info)}${withNotes(info)}`
  return { text, topic: byHand && isWarning(info.priority) ? topics.notifications : undefined, level: 'info' }
}

function activeNotice(alert: Announced, info: ChangeInfo): Notice {
  const level = urgencyOf({ state: info.state, priority: info.priority })
  return { text: `Alarm ${alert.name} is active`, topic: activeTopics[level], level }
}

const stateNotices: Readonly<Record<string, (alert: Announced, info: ChangeInfo) => Notice | undefined>> = {
  tripped: (alert, info) => ({
    text: `Alarm ${alert.name} tripped${because(info)}`,
    topic: undefined,
    level: info.priority,
  }),
  retripped: (alert, info) => ({
    text: `Alarm ${alert.name} tripped again${because(info)}`,
    topic: undefined,
    level: info.priority,
  }),
  active: activeNotice,
  cleared: (alert, { priority }) => ({
    text: `Alarm ${alert.name}: condition cleared, waiting for ACK`,
    topic: isWarning(priority) ? topics.notifications : undefined,
    level: 'info',
  }),
  normal: (alert, info) => normalNotice(alert, info),
  error: (alert, info) => ({
    text: `Alarm ${alert.name} is broken${because(info)}`,
    topic: topics.errors,
    level: 'error',
  }),
}

function normalNotice(alert: Announced, { prev, priority }: ChangeInfo): Notice | undefined {
  if (prev === 'tripped' || prev === 'normal') return undefined
  const topic = isWarning(priority) ? topics.important : priority === 'info' ? topics.notifications : undefined
  return { text: `Alarm ${alert.name} returned to normal`, topic, level: 'info' }
}

function rowOf(alert: Announced): StateRow {
  const { state, priority, description, tripMessage } = alert
  return { state, priority, description, message: tripMessage, 'barrel-class': barrels[urgencyOf(alert)] }
}
