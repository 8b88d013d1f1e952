/** Setting who may see and change a tag from outside. @module */

import { checkPriority, findClaim } from './claims.ts'
import { type Exposure, effectiveExposure, effectivePermissions, never, permissionText } from './exposure.ts'
import type { Point } from './point.ts'
import { optionalNumber } from './properties.ts'
import { claimNames } from './types.ts'

/** What `tag.expose` takes by name. */
export interface ExposeOptions {
  /** Permissions to see it, comma-separated or a list; empty (default): not exposed. */
  readonly read?: string | readonly string[]
  /** Permissions to change it (default `__never__`). */
  readonly write?: string | readonly string[]
  /** Of the claim a client makes (default 50). */
  readonly priority?: number
  /** True sets the configuration's layer (default false). */
  readonly configured?: boolean
}

type Named = Readonly<Partial<Record<keyof ExposeOptions, unknown>>>

function isOptions(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The ways of calling `tag.expose`: options, some in order and options, or everything in order. */
export function readExposeArguments(read: unknown, write: unknown, priority: unknown, configured: unknown): Named {
  if (isOptions(read)) return read
  if (isOptions(write)) return { ...write, read }
  return isOptions(priority) ? { ...priority, read, write } : { read, write, priority, configured }
}

/** See `tag.expose`. @throws KAITHEM_VALUE, KAITHEM_CLOSED */
export function expose<T>(point: Point<T>, { read, write, priority, configured }: Named): void {
  point.checkOpen()
  const what = `permissions of tag ${point.name}`
  const readers = permissionText(read, what)
  const writers = permissionText(write, what)
  const rank = Math.trunc(checkPriority(priority === '' ? undefined : optionalNumber(priority, what), 50))
  const isHidden = readers === '' || readers.split(',').includes(never)
  const exposure = isHidden ? undefined : { read: readers, write: writers === '' ? never : writers, priority: rank }
  if (configured === true) point.meta.configuredExposure = exposure
  else point.meta.codeExposure = exposure
  endHidden(point)
}

/** The configuration's layer, all of it. */
export function configureExposure<T>(point: Point<T>, exposure: Partial<Exposure> | undefined): void {
  if (exposure === undefined && point.knownMeta?.configuredExposure === undefined) return
  point.meta.configuredExposure = exposure
  endHidden(point)
}

/** What a client claimed ends when nobody may see the tag any more. */
function endHidden<T>(point: Point<T>): void {
  const { codeExposure, configuredExposure } = point.meta
  if (effectiveExposure(effectivePermissions(codeExposure, configuredExposure)) !== undefined) return
  const claim = findClaim(point, claimNames.web)
  if (claim !== undefined) point.release(claim)
}
