/** Setting who may see and change a tag from outside. @module */

import { checkPriority, findClaim } from './claims.ts'
import { type Exposure, effectiveExposure, effectivePermissions, never, permissionText } from './exposure.ts'
import type { Point } from './point.ts'
import { optionalNumber } from './properties.ts'
import { claimNames } from './types.ts'

/** See `tag.expose`. */
export function expose<T>(
  point: Point<T>,
  read: unknown,
  write: unknown,
  priority: unknown,
  configured: boolean,
): void {
  point.checkOpen()
  const what = `permissions of tag ${point.name}`
  const readers = permissionText(read, what)
  const writers = permissionText(write, what)
  const rank = checkPriority(priority === '' ? undefined : optionalNumber(priority, what), 50)
  const isHidden = readers === '' || readers.split(',').includes(never)
  const exposure = isHidden ? undefined : { read: readers, write: writers === '' ? never : writers, priority: rank }
  if (configured) point.meta.configuredExposure = exposure
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
