/** What the routes answer to the dialog. @module */

import type { DeviceField } from '../../lib/devices/fields.ts'

export interface TypeView {
  readonly name: string
  readonly description: string
  readonly fields: readonly DeviceField[]
}

export interface PointView {
  readonly name: string
  readonly tag: string
  readonly value: string
  readonly unit: string
  readonly writable: boolean
  /** Whether it was ever set. */
  readonly isSet: boolean
}

export interface DeviceView {
  readonly name: string
  readonly type: string
  /** False for a placeholder. */
  readonly works: boolean
  readonly status: string
  /** The latest error, or ''. */
  readonly error: string
  readonly points: readonly PointView[]
}
