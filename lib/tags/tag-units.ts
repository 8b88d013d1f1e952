/** The unit of a numeric tag, its display units, conversion. @module */

import { KaithemError } from '../errors.ts'
import type { Point } from './point.ts'

function checkUnit(unit: unknown, tag: string): string {
  if (unit === null || unit === undefined) return ''
  if (typeof unit === 'string') return unit.trim()
  throw new KaithemError('KAITHEM_TYPE', `The unit of tag ${tag} must be a string or null, not ${typeof unit}`, { tag })
}

/** Sets the unit once; '' or null clears it. @throws KAITHEM_VALUE when it has another one */
export function setUnit<T>(point: Point<T>, value: string | null | undefined): void {
  point.checkOpen()
  const unit = checkUnit(value, point.name)
  const known = point.knownMeta?.unit ?? ''
  if (unit === known) return
  if (unit !== '' && known !== '') {
    const message = `Tag ${point.name} is in ${known}; clear its unit ('') before setting it to ${unit}`
    throw new KaithemError('KAITHEM_VALUE', message, { tag: point.name, unit, known })
  }
  point.meta.unit = unit
  const { settings } = point.meta
  if (unit === '' || settings.get('displayUnits') !== undefined) return
  settings.set('code', 'displayUnits', point.env.deps.units.defaultDisplayUnits(unit))
}

/** Sets the unit whatever it was. */
export function replaceUnit(point: Point<unknown>, unit: string): void {
  if (point.type !== 'number' || unit === point.knownMeta?.unit) return
  setUnit(point, '')
  setUnit(point, unit)
}

/** The unit, for converting. @throws KAITHEM_UNIT when there is none */
export function neededUnit<T>(point: Point<T>): string {
  const unit = point.knownMeta?.unit ?? ''
  if (unit !== '') return unit
  const message = `Tag ${point.name} has no unit; set tag.unit before converting`
  throw new KaithemError('KAITHEM_UNIT', message, { tag: point.name })
}
