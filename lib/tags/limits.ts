/** Up to four alarms of a numeric tag from its limits: too high, far too high, too low, far too low. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { AlarmOptions, TagAlarm } from './alarm-seam.ts'

/** The limits, from low to high. */
export const limitNames = ['lolo', 'lo', 'hi', 'hihi'] as const
export type LimitName = (typeof limitNames)[number]

/** Limits of a tag, and how their alarms behave. */
export interface TagLimits extends Omit<AlarmOptions, 'priority' | 'releaseCondition'> {
  /** Far too high: an alarm of priority critical. */
  readonly hihi?: number | string | null | undefined
  /** Too high: warning. */
  readonly hi?: number | string | null | undefined
  /** Too low: warning. */
  readonly lo?: number | string | null | undefined
  /** Far too low: critical. */
  readonly lolo?: number | string | null | undefined
  /** How far the value must come back from a limit before its alarm clears (default 0). */
  readonly deadband?: number | string | null | undefined
  /** Other priorities than the usual ones. */
  readonly priorities?: Readonly<Partial<Record<LimitName, string>>> | undefined
}

/** The alarms that were made, by limit. */
export type LimitAlarms = Partial<Record<LimitName, TagAlarm>>

/** One alarm to set; without a condition it is to be removed. */
export interface LimitAlarm {
  readonly name: LimitName
  readonly condition: string | null
  readonly options: AlarmOptions
}

const usualPriorities: Readonly<Record<LimitName, string>> = {
  hihi: 'critical',
  hi: 'warning',
  lo: 'warning',
  lolo: 'critical',
}

/** What limits mean. Null removes all. @throws KAITHEM_TYPE, KAITHEM_VALUE naming the limit */
export function limitAlarms(limits: TagLimits | null, tag: string): LimitAlarm[] {
  if (typeof limits !== 'object') {
    throw new KaithemError('KAITHEM_TYPE', `Limits of tag ${tag} are { hihi, hi, lo, lolo, deadband, ... } or null`)
  }
  const { hihi, hi, lo, lolo, deadband, priorities, ...options } = limits ?? {}
  const given: Readonly<Record<LimitName, unknown>> = { hihi, hi, lo, lolo }
  const numbers = limitNames.map((name) => readNumber(given[name], `${name} of tag ${tag}`))
  checkOrder(numbers, tag)
  const band = readNumber(deadband, `deadband of tag ${tag}`) ?? 0
  if (band < 0) throw new KaithemError('KAITHEM_VALUE', `deadband of tag ${tag} is ${band}; it cannot be negative`)
  return limitNames.map((name, index) => {
    const limit = numbers[index]
    if (limit === undefined) return { name, condition: null, options: {} }
    const isHigh = name.startsWith('hi')
    return {
      name,
      condition: `value ${isHigh ? '>' : '<'} ${limit}`,
      options: {
        ...options,
        priority: priorities?.[name] ?? usualPriorities[name],
        releaseCondition: isHigh ? `value <= ${limit - band}` : `value >= ${limit + band}`,
      },
    }
  })
}

function readNumber(value: unknown, what: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new KaithemError('KAITHEM_TYPE', `${what} is a number, not ${valueText(value)}`, { value: valueText(value) })
}

function checkOrder(numbers: ReadonlyArray<number | undefined>, tag: string): void {
  const given = limitNames.flatMap((name, index) => {
    const value = numbers[index]
    return value === undefined ? [] : [{ name, value }]
  })
  for (const [index, { name, value }] of given.entries()) {
    const below = given[index - 1]
    if (below === undefined || below.value < value) continue
    const message = `${name} of tag ${tag} is ${value}; it must be above ${below.name} (${below.value})`
    throw new KaithemError('KAITHEM_VALUE', message, { tag, name, value })
  }
}
