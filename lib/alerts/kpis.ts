/** Figures that say whether people can still keep up with their alarms. @module */

import type { JournalEntry } from './journal-entry.ts'
import type { AlertState } from './names.ts'

export interface AlertKpis {
  /** Alerts that became active in the last 10 minutes. */
  readonly per_10_minutes: number
  /** Active now, acknowledged or not. */
  readonly standing: number
  readonly unacknowledged: number
  readonly shelved: number
  readonly suppressed: number
  readonly disabled: number
  /** Active for more than a day. */
  readonly stale: readonly string[]
  /** Became active three times or more within one minute of the last 10. */
  readonly chattering: readonly string[]
  /** Those that became active most often in the last 10 minutes, at most ten. */
  readonly most_frequent: ReadonlyArray<{ readonly name: string; readonly count: number }>
}

/** What the figures need of an alert. */
export interface Measured {
  readonly name: string
  readonly state: AlertState
  readonly stands: boolean
  readonly inhibited: string | undefined
  readonly activeSince: number
}

/** Seconds the rates look back. */
export const kpiWindow = 600
const day = 86_400
const chatterWindow = 60
const chatterCount = 3

/** @param activations what became active within the window, newest first */
export function computeKpis(
  alerts: Iterable<Measured>,
  activations: readonly JournalEntry[],
  unacknowledged: number,
  now: number,
): AlertKpis {
  const counts = { standing: 0, shelved: 0, suppressed: 0, disabled: 0 }
  const stale: string[] = []
  for (const { name, stands, inhibited, activeSince } of alerts) {
    if (stands) counts.standing++
    if (stands && activeSince > 0 && now - activeSince > day) stale.push(name)
    if (inhibited === 'shelved' || inhibited === 'suppressed' || inhibited === 'disabled') counts[inhibited]++
  }
  const times = new Map<string, number[]>()
  for (const { name, time } of activations) times.set(name, [...(times.get(name) ?? []), time])
  const frequent = [...times].map(([name, list]) => ({ name, count: list.length })).sort((a, b) => b.count - a.count)
  const chattering = [...times].filter(([, list]) => chatters(list)).map(([name]) => name)
  return {
    per_10_minutes: activations.length,
    ...counts,
    unacknowledged,
    stale,
    chattering,
    most_frequent: frequent.slice(0, 10),
  }
}

/** Times newest first. */
function chatters(times: readonly number[]): boolean {
  return times.some((time, index) => {
    const earlier = times[index + chatterCount - 1]
    return earlier !== undefined && time - earlier <= chatterWindow
  })
}
