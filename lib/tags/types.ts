/** The words tags are described with. @module */

import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Store } from '../platform/store.ts'
import type { UnitTable } from '../units/unit-table.ts'
import type { AlarmSeam } from './alarm-seam.ts'
import type { WidgetSeam } from './widget-seam.ts'

/** The four kinds of tag. */
export type TagType = 'number' | 'string' | 'object' | 'binary'

/** Called without arguments for the present value; null or undefined (also by promise) means "nothing new". */
export type Getter = () => unknown

/** Told about a new value: the value, its time in epoch seconds, and its annotation. */
export type TagListener<T> = (value: T, timestamp: number, annotation: unknown) => unknown

/** Told about errors in subscribers. */
export type SubscriberErrorListener = (tag: unknown, subscriber: unknown, value: unknown, error: unknown) => unknown

/** What the tags need from the rest of the core. */
export interface TagDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly units: UnitTable
  readonly store: Store
  readonly random: Random
  /** The object expressions see as `kaithem`. */
  readonly kaithem: () => unknown
  /** The alert engine; without it `set_alarm` is refused. */
  readonly alarms?: AlarmSeam
  /** The widgets; without them `widget` is refused. */
  readonly widgets?: WidgetSeam
}

/** Annotations the tags make themselves. */
export const annotations = {
  property: 'Set via value property',
  codeDefault: 'Code default',
  configuredDefault: 'Configured default',
  restored: 'Restored',
} as const

/** Names of claims with a fixed meaning. */
export const claimNames = {
  default: 'default',
  expression: 'ExpressionTag',
  override: 'config',
  temporaryOverride: 'kwebtempmanualoverride',
  web: 'WebAPIClaim',
} as const
