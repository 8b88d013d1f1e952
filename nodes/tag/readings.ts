/** What a node says about a tag: its message and its status. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { AnyTag, NumericTag } from '../../lib/tags/api.ts'
import { preview } from '../kaithem/preview.ts'
import type { Reading } from './watch.ts'

type Units = Kaithem['units']

/** The tag of that name, whatever its type; a missing one is made, with a number. @throws KAITHEM_NAME */
export function openTag(tags: Kaithem['tags'], name: string): AnyTag {
  return tags.get(name) as unknown as AnyTag
}

/** The tag's unit; texts, objects and bytes have none. */
export function unitOf(tag: AnyTag): string {
  return tag.type === 'number' ? (tag as unknown as NumericTag).unit : ''
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
    return this.units.convert(number as number, this.unit, this.needUnit(tag))
  }

  /** The properties of a message about the tag. */
  message(tag: AnyTag, { value, timestamp, annotation }: Reading): Record<string, unknown> {
    const unit = this.unit || unitOf(tag)
    const source = tag.currentSource
    const message = { payload: value, topic: tag.name, timestamp, annotation, source }
    return unit === '' ? message : { ...message, unit }
  }

  /** The value with its unit and the claim in force. */
  status(tag: AnyTag, { value }: Reading): string {
    const shown = typeof value === 'number' ? String(Number(value.toPrecision(6))) : preview(value)
    const unit = this.unit || unitOf(tag)
    return `${shown}${unit === '' ? '' : ` ${unit}`} (${tag.currentSource})`
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
