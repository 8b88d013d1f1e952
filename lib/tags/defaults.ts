/** Values that stand in until a tag is set for the first time. @module */

import type { Point } from './point.ts'
import { annotations } from './types.ts'

/** Which default, from code or from the configuration (which wins). */
export type DefaultLayer = 'code' | 'configured'

/** Null and undefined remove the default. @throws what the type of the tag refuses */
export function setDefaultValue<T>(point: Point<T>, layer: DefaultLayer, value: unknown): void {
  point.checkOpen()
  const entry = value === null || value === undefined ? undefined : { value: point.coerce(value) }
  const { meta } = point
  if (layer === 'code') meta.codeDefault = entry
  else meta.configuredDefault = entry
  showDefault(point)
}

function showDefault<T>(point: Point<T>): void {
  const claim = point.defaultClaim
  if (claim.timestamp !== 0 || claim.source !== undefined) return
  const { codeDefault, configuredDefault } = point.meta
  const entry = configuredDefault ?? codeDefault
  claim.value = entry === undefined ? point.empty() : entry.value
  claim.annotation = annotation(entry !== undefined, configuredDefault !== undefined)
  if (point.active === claim) point.reshow()
}

function annotation(isGiven: boolean, isConfigured: boolean): string | null {
  if (!isGiven) return null
  return isConfigured ? annotations.configuredDefault : annotations.codeDefault
}
