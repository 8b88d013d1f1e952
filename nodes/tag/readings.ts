/** What a node says about a tag: its message and its status. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { AnyTag, NumericTag } from '../../lib/tags/api.ts'
import { preview } from '../kaithem/preview.ts'
import type { Reading } from './watch.ts'

type Units = Kaithem['units']

/** The tag's unit; texts, objects and bytes have none. */
export function unitOf(tag: AnyTag): string {
  return tag.type === 'number' ? (tag as unknown as NumericTag).unit : ''
}

function withUnit(value: number, unit: string): string {
  const number = String(Number(value.toPrecision(5)))
  return unit === '' ? number : `${number} ${unit}`
}

/** The first of the tag's display units. */
function displayUnitOf(tag: AnyTag): string {
  if (tag.type !== 'number') return ''
  return ((tag as unknown as NumericTag).displayUnits ?? '').split('|', 1)[0] ?? ''
}

/** Values of a tag on their way out, in the unit of the node. */
export class Readings {
  private readonly units: Units
  private readonly unit: string

  /** @param unit the unit of messages, '' for the tag's own */
  constructor(units: Units, unit: string) {
    this.units = units
    this.unit = unit
  }

  /** Whether values can be converted at all. @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH */
  check(tag: AnyTag): void {
    if (this.unit === '') return
    const unit = unitOf(tag)
    // A tag without a unit may get one later.
    if (unit === '') this.units.getType(this.unit)
    else this.units.convert(1, unit, this.unit)
  }

  /** What the tag says now. @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH */
  current(tag: AnyTag): Reading {
    const value = tag.value
    return this.read(tag, value, tag.timestamp, tag.annotation)
  }

  /** What the tag has just told. @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH */
  read(tag: AnyTag, value: unknown, timestamp: number, annotation: unknown): Reading {
    return { value: this.outward(tag, value), timestamp, annotation }
  }

  /** A value from a message, in the tag's unit. @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH, KAITHEM_TYPE */
  inward(tag: AnyTag, value: unknown): unknown {
    if (this.unit === '') return value
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    // The tag itself says best what is wrong with a text that is no number.
    if (typeof value === 'string' && Number.isNaN(number)) return value
    return this.units.convert(number as number, this.unit, this.needUnit(tag))
  }

  /** The properties of a message about the tag. */
  message(tag: AnyTag, { value, timestamp, annotation }: Reading): Record<string, unknown> {
    const unit = this.unit || unitOf(tag)
    const source = tag.currentSource
    const message = { payload: value, topic: tag.name, timestamp, annotation, source }
    return unit === '' ? message : { ...message, unit }
  }

  /** The value in the unit people like to see, and the claim in force when it is not the default one. */
  status(tag: AnyTag, { value }: Reading): string {
    const source = tag.currentSource === tag.default_claim.name ? '' : ` (${tag.currentSource})`
    if (typeof value !== 'number') return `${preview(value)}${source}`
    const from = this.unit || unitOf(tag)
    const to = this.unit || displayUnitOf(tag)
    const unit = to === '' ? from : to
    const shown = this.shown(value, from, unit)
    return `${shown}${source}`
  }

  /** An amount that a unit cannot express (0 W in dBm) is shown in the tag's own. */
  private shown(value: number, from: string, to: string): string {
    if (from === to || Number.isNaN(value)) return withUnit(value, from)
    try {
      return withUnit(this.units.convert(value, from, to), to)
    } catch {
      return withUnit(value, from)
    }
  }

  private outward(tag: AnyTag, value: unknown): unknown {
    if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return this.unit === '' ? value : this.units.convert(value as number, this.needUnit(tag), this.unit)
  }

  private needUnit(tag: AnyTag): string {
    const unit = unitOf(tag)
    if (unit !== '') return unit
    throw new KaithemError('KAITHEM_UNIT', `Tag ${tag.name} has no unit, so nothing can be converted to ${this.unit}`, {
      tag: tag.name,
      unit: this.unit,
    })
  }
}
