/** Makes a tag what its config node says, and undoes that. @module */

import type { Kaithem } from '../../lib/kaithem.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import type { Red, RuntimeNode } from '../_runtime/red-types.ts'
import { splitUnits, type TagPointConfig } from './config.ts'
import { type Applied, type Given, givenTo, isTaken, noteGiven } from './registered-points.ts'

type Tags = Kaithem['tags']

/** The tag, made if need be. @throws KAITHEM_TYPE if it exists with another type */
function openTag(tags: Tags, { name, valueType }: TagPointConfig): AnyTag {
  if (valueType === 'string') return tags.StringTag(name) as AnyTag
  if (valueType === 'object') return tags.ObjectTag(name) as AnyTag
  if (valueType === 'binary') return tags.BinaryTag(name) as AnyTag
  return tags.NumericTag(name) as AnyTag
}

/** Applies the settings. @param value the default value, if there is one */
export function applyPoint(tags: Tags, config: TagPointConfig, value: unknown): void {
  const tag = openTag(tags, config)
  const { read, write, exposePriority } = config
  const isExposed = read !== ''
  tag.set_config_data({
    type: config.valueType,
    min: config.min ?? null,
    max: config.max ?? null,
    lo: config.lo ?? null,
    hi: config.hi ?? null,
    interval: config.interval ?? null,
    displayUnits: config.displayUnits,
    unit: config.unit,
    value,
    restore: config.restore,
    permissions: isExposed ? [read, write, exposePriority ?? null] : null,
  })
  tag.description = config.description
  tag.subtype = config.subtype
}

/** Takes away what a config node applied, unless another one has taken over. */
export function removePoint(RED: Red, tags: Tags, { name }: Applied): void {
  const given = givenTo(RED, name)
  if (isTaken(RED, name) || !tags.has(name)) return
  const tag = tags.get(name)
  tag.set_config_data(null)
  if (given === undefined) return
  clearUnit(tag, given)
  noteGiven(RED, name, { ...given, unit: '' })
}

/** Makes way for new settings: what the tag has from earlier ones and not from code. */
export function retire(tags: Tags, given: Given | undefined, config: TagPointConfig): void {
  if (given === undefined || !tags.has(config.name)) return
  const tag = tags.get(config.name)
  // A tag cannot change its type: the one with the old type goes, those who use it find the new one.
  if (tag.type !== config.valueType && tag.type === given.valueType) tags.delete(config.name)
  else if (config.unit === '') clearUnit(tag, given)
}

function clearUnit(tag: ReturnType<Tags['get']>, { unit }: Given): void {
  if (unit !== '' && tag.type === 'number' && tag.unit === unit) tag.unit = ''
}

/** Asked when the flows run: a unit may be defined by a function node of the same deploy. @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH */
export function checkUnits(units: Kaithem['units'], { valueType, unit, displayUnits }: TagPointConfig): void {
  if (valueType !== 'number') return
  if (unit !== '') units.getType(unit)
  for (const shown of splitUnits(displayUnits)) {
    if (unit === '') units.getType(shown)
    else units.convert(1, unit, shown)
  }
}

/** The default value, or undefined for the one of the type. */
export function defaultValue(RED: Red, node: RuntimeNode, config: TagPointConfig): unknown {
  const { default: text, defaultType: type } = config
  if (type === 'none') return undefined
  return RED.util.evaluateNodeProperty(text, type, node as never, {} as never)
}
