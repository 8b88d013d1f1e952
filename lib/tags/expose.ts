/** Setting who may see and change a tag from outside. @module */

import { checkPriority, findClaim } from './claims.ts'
import { never, permissionText } from './exposure.ts'
import type { Point } from './point.ts'
import { claimNames } from './types.ts'

/** See `tag.expose`. Taking the exposure away ends what a client claimed. */
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
  const isHidden = readers === '' || readers.split(',').includes(never)
  const exposure = isHidden
    ? undefined
    : { read: readers, write: writers === '' ? never : writers, priority: checkPriority(priority, 50) }
  if (configured) point.meta.configuredExposure = exposure
  else point.meta.codeExposure = exposure
  if (!isHidden) return
  const claim = findClaim(point, claimNames.web)
  if (claim !== undefined) point.release(claim)
}
