/** The rare parts of a tag, kept apart so that plain tags stay small. @module */

import type { Timer } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import type { ClaimCore } from './claim-core.ts'
import type { Exposure } from './exposure.ts'
import { LayeredSettings } from './settings.ts'
import type { TagConfig } from './tag-config.ts'

/** A value that stands in while a tag was never set. */
export interface DefaultValue<T> {
  readonly value: T
}

/** A callback of user code, and what frees it with its owner. */
export interface OwnedCallback<F> {
  readonly call: F
  readonly owner: Owner
  readonly held: Owned
}

export class PointMeta<T> {
  readonly settings = new LayeredSettings()
  description = ''
  owner = ''
  subtype = ''
  unit = ''
  writable = true
  isInputOnly = false
  unreliable = false
  restore = false
  evalContext: Readonly<Record<string, unknown>> | undefined = undefined
  codeDefault: DefaultValue<T> | undefined = undefined
  configuredDefault: DefaultValue<T> | undefined = undefined
  /** Checks or transforms values of object and binary tags. */
  validate: ((value: unknown) => unknown) | undefined = undefined
  onSourceChanged: OwnedCallback<(name: string) => unknown> | undefined = undefined
  pollTimer: Timer | undefined = undefined
  config: TagConfig | undefined = undefined
  override: ClaimCore<T> | undefined = undefined
  codeExposure: Exposure | undefined = undefined
  configuredExposure: Partial<Exposure> | undefined = undefined
  /** Ends alarms and what else hangs on the tag. */
  readonly extras = new Set<Owned>()
  alarms: object | undefined = undefined
}
