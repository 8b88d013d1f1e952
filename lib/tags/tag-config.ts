/** The form of a tag's configuration. @module */

import type { AlarmOptions } from './alarm-seam.ts'
import type { TagType } from './types.ts'

/** An alarm of the configuration: only what it says differently from the code. */
export interface AlarmConfig extends AlarmOptions {
  readonly condition?: string | undefined
}

/**
 * A tag's configuration. What is missing, null or empty is not configured, and then the value given by code holds.
 * Numbers may be texts.
 */
export interface TagConfig {
  /** Must be the type the tag has. */
  readonly type?: TagType | 'numeric' | null
  readonly min?: number | string | null
  readonly max?: number | string | null
  readonly hi?: number | string | null
  readonly lo?: number | string | null
  /** Seconds. */
  readonly interval?: number | string | null
  readonly displayUnits?: string | null
  readonly enum?: unknown
  /** Replaces the unit of a numeric tag. */
  readonly unit?: string | null
  /** Shown until the tag is set for the first time. */
  readonly value?: unknown
  /** Claims the tag; a text that starts with = is an expression. */
  readonly overrideValue?: unknown
  /** Default 90. */
  readonly overridePriority?: number | string | null
  /** Default config. */
  readonly overrideName?: string | null
  readonly tempOverrideValue?: unknown
  /** Default 90. */
  readonly tempOverridePriority?: number | string | null
  /** Seconds (default 90). */
  readonly tempOverrideLength?: number | string | null
  readonly alarms?: Readonly<Record<string, AlarmConfig | null>> | null
  /** Kept for the history; the tag itself does nothing with it. */
  readonly loggers?: unknown
  /** Read, write, priority. */
  readonly permissions?: readonly [read?: unknown, write?: unknown, priority?: unknown] | null
  /** Keep the value over a restart. */
  readonly restore?: boolean | null
}
