/** The two ways of calling `set_alarm`: options, or everything in order. @module */

import { valueText } from '../errors.ts'
import type { AlarmOptions } from './alarm-seam.ts'
import type { AlarmConfig } from './tag-config.ts'

/** What may follow the priority: releaseCondition, auto_ack, trip_delay. */
export type AlarmArguments = readonly [
  releaseCondition?: string,
  auto_ack?: boolean | number | string,
  trip_delay?: number | string,
]

/** Undefined when there is no condition: the alarm is to be removed. */
export function readAlarmArguments(
  condition: string | null | undefined,
  options: AlarmOptions | string | null | undefined,
  [releaseCondition, auto_ack, trip_delay]: AlarmArguments,
): AlarmConfig | undefined {
  if (condition === null || condition === undefined || valueText(condition).trim() === '') return undefined
  if (typeof options === 'object' && options !== null) return { ...options, condition }
  return { condition, priority: options ?? undefined, releaseCondition, auto_ack, trip_delay }
}
