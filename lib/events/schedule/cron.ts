/** Cron patterns, by croner. @module */

import type * as CronerModule from 'croner'
import { errorText } from '../../errors.ts'
import type { Packages } from '../../platform/packages.ts'
import type { CronSchedule } from './ast.ts'
import { refusal } from './refusal.ts'

/** The next time after an instant, epoch seconds; undefined when there is none any more. */
export type NextTime = (after: number) => number | undefined

/** Patterns of this many characters are not looked at. */
const longestPattern = 200

/** @throws KAITHEM_VALUE for a pattern that is wrong, or that no day satisfies */
export function cronTimes(packages: Packages, { pattern }: CronSchedule, zone: string): NextTime {
  const phrase = `cron ${pattern}`
  const span = { start: 5, end: phrase.length }
  if (pattern.length > longestPattern) throw refusal('long', phrase, span, '', { max: longestPattern })
  const { Cron } = packages.load('croner') as typeof CronerModule
  const refuse = (error: unknown): Error =>
    refusal('cron', phrase, span, 'cron 0 8 * * 1-5', { word: errorText(error).replace(/^CronPattern: /, '') })
  let cron: InstanceType<typeof Cron>
  try {
    cron = new Cron(pattern, { timezone: zone, paused: true })
  } catch (error) {
    throw refuse(error)
  }
  if (cron.nextRun(new Date('2000-01-01T00:00:00Z')) === null) throw refusal('never', phrase, span)
  return (after) => {
    const next = cron.nextRun(new Date(Math.floor(after) * 1000))
    return next === null ? undefined : next.getTime() / 1000
  }
}
