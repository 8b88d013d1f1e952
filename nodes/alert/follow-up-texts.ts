/** Reminders and escalation as people write them in the dialog. @module */

import { checkPriority, type Priority } from '../../lib/alerts/names.ts'
import { isKaithemError } from '../../lib/errors.ts'

export interface Step {
  readonly after: number
  readonly priority?: Priority
  readonly topic?: string
}

const every = /^every\s+(\S+)$/i

/** `300, 900, 3600` or `every 600`; undefined for a text that is neither, an empty list for none. */
export function readReminders(text: string): readonly number[] | number | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return []
  const interval = every.exec(trimmed)?.[1]
  if (interval !== undefined)
    return Number(interval) > 0 && Number.isFinite(Number(interval)) ? Number(interval) : undefined
  const times = trimmed.split(/[\s,;]+/).map(Number)
  return times.every((time, index) => Number.isFinite(time) && time > (times[index - 1] ?? 0)) ? times : undefined
}

/** One step a line: seconds, then a priority, a topic or both; undefined for a line that cannot be read. */
export function readEscalation(text: string): readonly Step[] | undefined {
  const steps = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readStep)
  return steps.some((step) => step === undefined) ? undefined : steps.flatMap((step) => step ?? [])
}

function readStep(line: string): Step | undefined {
  const [seconds = '', ...words] = line.split(/\s+/)
  const after = Number(seconds)
  if (!Number.isFinite(after) || after < 0 || words.length === 0 || words.length > 2) return undefined
  const topics = words.filter((word) => word.includes('/'))
  const names = words.filter((word) => !word.includes('/'))
  if (topics.length > 1 || names.length > 1) return undefined
  const priority = names[0] === undefined ? undefined : known(names[0])
  if (names.length > 0 && priority === undefined) return undefined
  return { after, ...(priority && { priority }), ...(topics[0] && { topic: topics[0] }) }
}

function known(word: string): Priority | undefined {
  try {
    return checkPriority(word)
  } catch (error) {
    if (isKaithemError(error)) return undefined
    throw error
  }
}
