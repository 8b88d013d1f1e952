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
  /** Seconds the condition must be gone before it clears. */
  readonly clear_delay?: number | string | undefined
  /** Stays active when the condition is gone, until it is acknowledged or reset. */
  readonly latch?: boolean | undefined
  /** Where, divided by dots. */
  readonly zone?: string | undefined
  readonly description?: string | undefined
  /** It never beeps. */
  readonly silent?: boolean | undefined
  readonly permissions?: readonly string[] | string | undefined
  readonly ackPermissions?: readonly string[] | string | undefined
  /** Names or ids of alerts that keep this one quiet while they are active. */
  readonly suppressed_by?: readonly string[] | string | undefined
  /** Seconds after becoming active at which it is told again: a growing list, or one number for every so often. */
  readonly reminders?: readonly number[] | number | undefined
  /** What happens when nobody acknowledges. */
  readonly escalation?:
    | ReadonlyArray<{ readonly after: number; readonly priority?: string; readonly topic?: string }>
    | undefined
  /** Longest time on the shelf, in seconds. */
  readonly shelve_max?: number | string | undefined
  /** Keep the state over a restart (default true). */
  readonly restore?: boolean | undefined
}

/** The alert of an alarm as tags know it; kaithem.alerts has all of it. */
export interface TagAlarm extends Owned {
  readonly name: string
  readonly id: string
  readonly state: string
  readonly priority: string
  readonly trip_message: string
  /** Whether somebody took notice. */
  acknowledge(by?: string | { readonly by?: string; readonly notes?: string }, notes?: string): boolean
  shelve(seconds: number, options?: { readonly by?: string; readonly notes?: string }): void
  close(): void
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
  /** Looks at the options before anything of the old alarm is given up. @throws KAITHEM_VALUE, KAITHEM_TYPE */
  check(request: AlarmRequest): void
  setAlarm(request: AlarmRequest): TagAlarm
  /** Ends an alarm as a flow ends: it goes on where it was when it is set again. Disposing it forgets its state. */
  letGo(alarm: Owned): void
}
