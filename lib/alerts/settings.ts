/** How an alert behaves: what may be given, and how it is read. @module */

import { KaithemError, valueText } from '../errors.ts'
import { checkPriority, cleanAlertName, type Priority } from './names.ts'

/** One step of an escalation: what happens when nobody has acknowledged for so long. */
export interface EscalationStep {
  /** Seconds of being active without acknowledgement. */
  readonly after: number
  /** Raises the priority until the alert is normal again. */
  readonly priority?: string | undefined
  /** Posts `{ name, id, priority, message, since }` there. */
  readonly topic?: string | undefined
}

/** How an alert behaves; everything is optional. */
export interface AlertOptions {
  /** debug, info, warning, error or critical (default info; normal is info). */
  readonly priority?: string | null | undefined
  /** Where, divided by dots: `house.cellar.pump`. */
  readonly zone?: string | null | undefined
  /** Seconds from trip to active (default 0). */
  readonly trip_delay?: number | string | null | undefined
  /** Acknowledge by itself after clearing: true (10 s), seconds, or false (default). */
  readonly auto_ack?: boolean | number | string | null | undefined
  /** Permissions needed to see it, besides /users/alerts.view. */
  readonly permissions?: readonly string[] | string | null | undefined
  /** Permissions needed to acknowledge it, besides /users/alerts.acknowledge. */
  readonly ackPermissions?: readonly string[] | string | null | undefined
  /** Unique; default: a new one. */
  readonly id?: string | null | undefined
  readonly description?: string | null | undefined
  /** It never beeps. */
  readonly silent?: boolean | null | undefined
  /** Seconds the condition must be gone before it clears (default 0). */
  readonly clear_delay?: number | string | null | undefined
  /** Stays active when the condition is gone, until it is acknowledged or reset. */
  readonly latch?: boolean | null | undefined
  /** Names or ids of alerts: while one of them is active, this one is kept quiet. */
  readonly suppressed_by?: readonly string[] | string | null | undefined
  /** Seconds after becoming active at which it is told again: a growing list, or one number for every so often. */
  readonly reminders?: readonly number[] | number | null | undefined
  /** What happens when nobody acknowledges. */
  readonly escalation?: readonly EscalationStep[] | null | undefined
  /** Longest time it can be shelved, in seconds (default 28,800: 8 hours). */
  readonly shelve_max?: number | string | null | undefined
  /** Keep the state over a restart and over a redeploy (default true). */
  readonly restore?: boolean | null | undefined
}

export interface CheckedStep {
  readonly after: number
  readonly priority: Priority | undefined
  readonly topic: string | undefined
}

/** The options of one alert, checked; some can be changed later. */
export interface AlertSettings {
  readonly name: string
  readonly id: string | undefined
  priority: Priority
  zone: string | null
  description: string
  silent: boolean
  permissions: readonly string[]
  ackPermissions: readonly string[]
  tripDelay: number
  clearDelay: number
  /** Undefined: never by itself. */
  autoAck: number | undefined
  latch: boolean
  suppressedBy: readonly string[]
  readonly reminders: readonly number[]
  readonly remindEvery: number | undefined
  readonly escalation: readonly CheckedStep[]
  readonly shelveMax: number
  readonly restore: boolean
}

/** The seconds after which `auto_ack: true` acknowledges. */
const usualAutoAck = 10
const usualShelveMax = 8 * 3600
const yes = new Set(['yes', 'true', 'y', 'auto'])
/** Longest list of reminders, steps, permissions or suppressing alerts. */
const longestList = 100

const viewPermission = '/users/alerts.view'
const ackPermission = '/users/alerts.acknowledge'

/** Seconds, also as a text; nothing is the fallback. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readSeconds(value: unknown, what: string, fallback: number): number {
  if (value === undefined || value === null || value === '') return fallback
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new KaithemError('KAITHEM_TYPE', `${what} is a number of seconds, not ${valueText(value)}`, {
      value: valueText(value),
    })
  }
  if (number >= 0) return number
  throw new KaithemError('KAITHEM_VALUE', `${what} is ${number}; it cannot be negative`, { value: number })
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readAutoAck(value: unknown): number | undefined {
  if (value === true) return usualAutoAck
  if (value === false || value === undefined || value === null) return undefined
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase()
    if (yes.has(text)) return usualAutoAck
    if (text === '' || Number.isNaN(Number(text))) return undefined
  }
  const seconds = readSeconds(value, 'auto_ack', 0)
  return seconds === 0 ? undefined : seconds
}

/** Texts of a list, or of a text with commas. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readList(value: unknown, what: string): string[] {
  if (value === undefined || value === null) return []
  const items: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
  if (items.length > longestList) {
    throw new KaithemError('KAITHEM_VALUE', `${what} may have ${longestList} entries, not ${items.length}`)
  }
  return items.flatMap((item) => {
    if (typeof item !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `${what} is a text or a list of texts, not of ${typeof item}`)
    }
    return item.trim() === '' ? [] : [item.trim()]
  })
}

/** @throws KAITHEM_TYPE */
export function readText(value: unknown, what: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  throw new KaithemError('KAITHEM_TYPE', `${what} is a text, not ${typeof value}`)
}

/** @throws KAITHEM_TYPE */
export function readFlag(value: unknown, what: string, fallback: boolean): boolean {
  if (value === undefined || value === null) return fallback
  if (typeof value === 'boolean') return value
  throw new KaithemError('KAITHEM_TYPE', `${what} is true or false, not ${valueText(value)}`)
}

function readReminders(value: unknown): Pick<AlertSettings, 'reminders' | 'remindEvery'> {
  if (value === undefined || value === null) return { reminders: [], remindEvery: undefined }
  if (!Array.isArray(value)) return { reminders: [], remindEvery: readInterval(value) }
  if (value.length > longestList) {
    throw new KaithemError('KAITHEM_VALUE', `There may be ${longestList} reminders, not ${value.length}`)
  }
  const reminders = value.map((item: unknown) => readInterval(item))
  if (reminders.some((time, index) => index > 0 && time <= (reminders[index - 1] ?? 0))) {
    throw new KaithemError(
      'KAITHEM_VALUE',
      `Each reminder must come later than the one before: ${reminders.join(', ')}`,
    )
  }
  return { reminders, remindEvery: undefined }
}

/** Zero would remind without end. */
function readInterval(value: unknown): number {
  const seconds = readSeconds(value, 'A reminder', 0)
  if (seconds > 0) return seconds
  throw new KaithemError('KAITHEM_VALUE', 'A reminder comes a number of seconds above 0 after becoming active')
}

function readEscalation(value: unknown): CheckedStep[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > longestList) {
    throw new KaithemError(
      'KAITHEM_TYPE',
      `escalation is a list of at most ${longestList} steps { after, priority, topic }`,
    )
  }
  const steps = value.map((step: unknown): CheckedStep => {
    if (typeof step !== 'object' || step === null || !('after' in step)) {
      throw new KaithemError('KAITHEM_TYPE', 'A step of an escalation is { after, priority, topic }')
    }
    const { after, priority, topic } = step as { after: unknown; priority?: unknown; topic?: unknown }
    const place = readText(topic, 'The topic of an escalation')
    const raised = priority === undefined || priority === null || priority === '' ? undefined : checkPriority(priority)
    return { after: readSeconds(after, 'after', 0), priority: raised, topic: place === '' ? undefined : place }
  })
  return steps.sort((a, b) => a.after - b.after)
}

/** The order of the arguments after the name. */
const order = [
  'priority',
  'zone',
  'trip_delay',
  'auto_ack',
  'permissions',
  'ackPermissions',
  'id',
  'description',
  'silent',
] as const satisfies readonly (keyof AlertOptions)[]

/** Options in both spellings, as an object or in order, an object last. @throws KAITHEM_TYPE */
export function readAlertArguments(args: readonly unknown[]): AlertOptions {
  const last = args.at(-1)
  const isNamed = typeof last === 'object' && last !== null && !Array.isArray(last)
  const inOrder = isNamed ? args.slice(0, -1) : args
  const given = Object.fromEntries(
    order.flatMap((name, index) => (inOrder[index] === undefined ? [] : [[name, inOrder[index]]])),
  )
  return isNamed ? { ...given, ...bothSpellings(last) } : given
}

export const alertOptionNames: readonly (keyof AlertOptions)[] = [
  ...order,
  ...(['clear_delay', 'latch', 'suppressed_by', 'reminders', 'escalation', 'shelve_max', 'restore'] as const),
]

const spellings: ReadonlyMap<string, keyof AlertOptions> = new Map([
  ['tripDelay', 'trip_delay'],
  ['autoAck', 'auto_ack'],
  ['ack_permissions', 'ackPermissions'],
  ['clearDelay', 'clear_delay'],
  ['suppressedBy', 'suppressed_by'],
  ['shelveMax', 'shelve_max'],
])

function bothSpellings(options: object): AlertOptions {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [spellings.get(name) ?? name, value]))
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readAlertSettings(name: unknown, options: AlertOptions): AlertSettings {
  const id = readText(options.id, 'The id of an alert')
  const zone = readText(options.zone, 'The zone of an alert')
  return {
    name: cleanAlertName(name),
    id: id === '' ? undefined : id,
    priority: checkPriority(options.priority),
    zone: zone === '' ? null : zone,
    description: readText(options.description, 'The description of an alert'),
    silent: readFlag(options.silent, 'silent', false),
    permissions: readViewPermissions(options.permissions),
    ackPermissions: readAckPermissions(options.ackPermissions),
    tripDelay: readSeconds(options.trip_delay, 'trip_delay', 0),
    clearDelay: readSeconds(options.clear_delay, 'clear_delay', 0),
    autoAck: readAutoAck(options.auto_ack),
    latch: readFlag(options.latch, 'latch', false),
    suppressedBy: readList(options.suppressed_by, 'suppressed_by'),
    ...readReminders(options.reminders),
    escalation: readEscalation(options.escalation),
    shelveMax: readSeconds(options.shelve_max, 'shelve_max', usualShelveMax),
    restore: readFlag(options.restore, 'restore', true),
  }
}

/** What is needed to see an alert: what its maker asks for, and what all alerts need. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readViewPermissions(value: unknown): string[] {
  return withBase(viewPermission, readList(value, 'permissions'))
}

/** The same to acknowledge it. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readAckPermissions(value: unknown): string[] {
  return withBase(ackPermission, readList(value, 'ackPermissions'))
}

function withBase(base: string, more: readonly string[]): string[] {
  return [...more.filter((permission) => permission !== base), base]
}
