/** What the tags ask of the alert engine, and what they give it. @module */

import type { Owned, Owner, Subscription } from '../scope.ts'

/** How an alarm behaves; everything is optional. */
export interface AlarmOptions {
  /** debug, info, warning, error or critical (default info). */
  readonly priority?: string | undefined
  /** An expression; with it the alarm ends only when this is true (hysteresis). */
  readonly releaseCondition?: string | undefined
  /** Acknowledge by itself after clearing: true or yes (10 s), seconds, or no. */
  readonly auto_ack?: boolean | number | string | undefined
  /** Seconds the condition must hold first. */
  readonly trip_delay?: number | string | undefined
}

/** Everything the alert engine needs to watch one condition of one tag. */
export interface AlarmRequest {
  /** The tag, as its users hold it. */
  readonly tag: object
  readonly tagName: string
  /** The name given to `set_alarm`. */
  readonly name: string
  /** The name of the alert: `<tag>.alarms.<name>` without illegal characters. */
  readonly alertName: string
  /** The texts of the expressions. */
  readonly condition: string
  readonly releaseCondition: string
  readonly options: AlarmOptions
  /** Whose alarm it is; undefined when it comes from the tag's configuration alone. */
  readonly owner: Owner | undefined
  /** Time of the tag's value; 0 means never set, and then an alarm must not trip. */
  timestamp(): number
  /** The tag's value at this moment, for the trip message. */
  value(): unknown
  /** Evaluates the condition. @throws what the expression throws */
  evaluate(): boolean
  /** Evaluates the release condition; undefined when there is none. @throws what the expression throws */
  evaluateRelease(): boolean | undefined
  /** Calls at every push of the tag and whenever a tag mentioned in one of the expressions changes. */
  watch(listener: () => void): Subscription
}

/**
 * The alert engine as the tags see it. `setAlarm` makes the alert, evaluates once, watches, and ends everything
 * (the alert included) when the result is disposed.
 */
export interface AlarmSeam {
  setAlarm(request: AlarmRequest): Owned
}
