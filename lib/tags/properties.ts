/** Setting the properties that code and configuration share, with what follows from each. @module */

import { checkFinite } from './config.ts'
import { NumericPoint, toNumber } from './numeric.ts'
import type { Point } from './point.ts'
import type { Layer, LayeredName, LayeredValues } from './settings.ts'

/** Applies what a changed property means; when that fails, the property is put back. */
export function setProperty<T, K extends LayeredName>(
  point: Point<T>,
  layer: Layer,
  name: K,
  value: LayeredValues[K] | undefined,
): void {
  point.checkOpen()
  const { settings } = point.meta
  const before = settings.peek(layer, name)
  if (!settings.set(layer, name, value)) return
  try {
    follow(point, name)
  } catch (error) {
    settings.set(layer, name, before)
    throw error
  }
}

function follow<T>(point: Point<T>, name: LayeredName): void {
  if ((name === 'min' || name === 'max') && point instanceof NumericPoint) point.updateLimits()
  if (name !== 'interval') return
  point.restartPolling()
  point.env.deps.bus.postSync(`/system/tags/interval${point.name}`, point.interval)
}

/** A number, or undefined for null and undefined. @throws KAITHEM_VALUE, KAITHEM_TYPE */
export function optionalNumber(value: unknown, what: string): number | undefined {
  if (value === null || value === undefined) return undefined
  return checkFinite(toNumber(value, what), what)
}
