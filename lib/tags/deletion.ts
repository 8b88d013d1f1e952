/** The end of a tag: everything that hangs on it is freed. @module */

import { stopExpiry } from './expiry.ts'
import { clearHandler, clearSourceListener } from './hooks.ts'
import type { Point } from './point.ts'

function freeClaims<T>(point: Point<T>): void {
  for (const claim of [point.defaultClaim, ...(point.claims?.values() ?? [])]) {
    stopExpiry(claim)
    claim.source?.dispose()
    claim.owner?.disown(claim)
    claim.owner = undefined
    if (claim !== point.defaultClaim) claim.released = true
  }
}

function freeExtras<T>(point: Point<T>): void {
  const extras = [...(point.knownMeta?.extras ?? [])]
  for (const extra of extras) {
    try {
      extra.dispose()
    } catch (error) {
      point.env.reporter(undefined).report(error, `deleting tag ${point.name}`)
    }
  }
}

/**
 * Closes a tag. Its value can still be read by who holds it; setting, claiming and subscribing throw KAITHEM_CLOSED.
 * What depends on it is handed back, so that it can look for a new tag of that name.
 */
export function closePoint<T>(point: Point<T>): void {
  if (point.closed) return
  point.closed = true
  freeExtras(point)
  clearHandler(point)
  clearSourceListener(point)
  freeClaims(point)
  const { subscribers } = point
  // All at once: taken off one by one, each would copy the list of the others.
  point.subscribers = []
  for (const subscriber of subscribers) subscriber.subscription?.unsubscribe()
  point.updatePolling()
  // Anything but undefined takes the hot path away, and the other path refuses closed tags.
  point.hooks = { handler: undefined, keep: undefined }
}
