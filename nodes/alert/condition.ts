/** The condition of an alert on a value: compared with a limit, or missing for too long. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Clock, Timer } from '../../lib/platform/clock.ts'
import type { AlertConfig, Compare } from './config.ts'

/** What comes of a value. */
export interface Verdict {
  trip(message: string, value: unknown): void
  /** @param text what ended it, made only if somebody wants it */
  release(value: unknown, text: () => string): void
}

export interface Condition {
  /** A new value. @throws KAITHEM_TYPE for one that cannot be compared */
  offer(value: unknown): void
  stop(): void
}

type Setting = Pick<AlertConfig, 'compare' | 'limit' | 'deadband'>

/** How it reads in the message of the alert. */
const signs: Readonly<Partial<Record<Compare, string>>> = {
  gt: 'above',
  ge: 'at or above',
  lt: 'below',
  le: 'at or below',
}

const falseWords = new Set(['', '0', 'false', 'off', 'no', 'none', 'null'])

/** Prepares the condition of the settings; `stale` begins to count now. */
export function createCondition(setting: Setting, clock: Clock, verdict: Verdict): Condition {
  const { compare, limit } = setting
  if (compare === 'stale') return staleCondition(Number(limit), clock, verdict)
  const stop = (): void => {}
  if (compare === 'gt' || compare === 'ge' || compare === 'lt' || compare === 'le') {
    const text = `${signs[compare]} ${limit}`
    const words = { holds: text, ends: `no longer ${text}` }
    return { offer: (value) => judge(orderOf(setting, numberOf(value)), value, words, verdict), stop }
  }
  if (compare === 'eq' || compare === 'ne') {
    const text = `equal to ${limit}`
    const words = compare === 'eq' ? { holds: text, ends: `no longer ${text}` } : { holds: `not ${limit}`, ends: text }
    return { offer: (value) => judge(isEqual(value, limit) === (compare === 'eq'), value, words, verdict), stop }
  }
  const words = { holds: `is ${compare}`, ends: `is no longer ${compare}` }
  return { offer: (value) => judge(isTrue(value) === (compare === 'true'), value, words, verdict), stop }
}

/** How it reads behind the value. */
interface Words {
  readonly holds: string
  readonly ends: string
}

/** Undefined: within the deadband, everything stays as it is. */
function judge(holds: boolean | undefined, value: unknown, words: Words, verdict: Verdict): void {
  if (holds === true) verdict.trip(`${shown(value)} ${words.holds}`, value)
  else if (holds === false) verdict.release(value, () => `${shown(value)} ${words.ends}`)
}

/** True beyond the limit, false when it has come back by the deadband, undefined between. */
function orderOf({ compare, limit, deadband }: Setting, value: number): boolean | undefined {
  const edge = Number(limit)
  const isHigh = compare === 'gt' || compare === 'ge'
  const beyond = isHigh ? value - edge : edge - value
  if (beyond > 0 || (beyond === 0 && (compare === 'ge' || compare === 'le'))) return true
  return -beyond >= deadband ? false : undefined
}

function numberOf(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'boolean') return Number(number)
  if (typeof number === 'number' && !Number.isNaN(number)) return number
  throw new KaithemError('KAITHEM_TYPE', `The value to watch is no number: ${shown(value)}`, {})
}

function isEqual(value: unknown, limit: string): boolean {
  if (typeof value === 'number' && limit.trim() !== '') return value === Number(limit)
  return String(value) === limit
}

function isTrue(value: unknown): boolean {
  return typeof value === 'string' ? !falseWords.has(value.trim().toLowerCase()) : Boolean(value)
}

function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  return (text ?? typeof value).slice(0, 128)
}

function staleCondition(seconds: number, clock: Clock, verdict: Verdict): Condition {
  let timer: Timer | undefined
  const begin = (): void => {
    timer?.cancel()
    timer = clock.setTimeout(() => verdict.trip(`no value for ${seconds} s`, undefined), seconds)
  }
  begin()
  return {
    offer: (value) => {
      begin()
      verdict.release(value, () => `${shown(value)} again`)
    },
    stop: () => timer?.cancel(),
  }
}
