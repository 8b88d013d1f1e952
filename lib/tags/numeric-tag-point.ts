/** Numeric tags as users hold them: limits, thresholds, units. @module */

import { addAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import { type LimitAlarms, limitAlarms, type TagLimits } from './limits.ts'
import type { Point } from './point.ts'
import { optionalNumber } from './properties.ts'
import { TagPoint } from './tag-point.ts'
import { neededUnit, setUnit } from './tag-units.ts'

const subtypeLimits: ReadonlyMap<string, readonly [min: number, max: number]> = new Map([
  ['bool', [0, 1]],
  ['tristate', [-1, 1]],
])

/**
 * A tag that holds a number.
 *
 * Spec: tags, min, max, hi, lo and units.
 *
 * @example
 * const t = kaithem.tags['/shop/temp']
 * t.unit = 'degC'; t.max = 60; t.value = 21
 * t.convertTo('degF') // 69.8
 */
export class NumericTagPoint extends TagPoint<number> {
  /** The value is never shown below this; -1e18 while not set. Null removes it. */
  get min(): number {
    return this.core.knownMeta?.settings.get('min') ?? -1e18
  }

  set min(value: number | null) {
    this.setNumber('min', value)
  }

  /** The value is never shown above this; 1e18 while not set. Null removes it. */
  get max(): number {
    return this.core.knownMeta?.settings.get('max') ?? 1e18
  }

  set max(value: number | null) {
    this.setNumber('max', value)
  }

  /** From here on the value counts as high; only for display. 1e16 while not set. */
  get hi(): number {
    return this.core.knownMeta?.settings.get('hi') ?? 1e16
  }

  set hi(value: number | null) {
    this.setNumber('hi', value)
  }

  /** Down from here the value counts as low; only for display. -1e16 while not set. */
  get lo(): number {
    return this.core.knownMeta?.settings.get('lo') ?? -1e16
  }

  set lo(value: number | null) {
    this.setNumber('lo', value)
  }

  override get subtype(): string {
    return super.subtype
  }

  /** A hint for display; `bool` also limits to 0..1 and `tristate` to -1..1. */
  override set subtype(text: string) {
    super.subtype = text
    const limits = subtypeLimits.get(text)
    if (limits === undefined) return
    this.min = limits[0]
    this.max = limits[1]
  }

  /** The unit of the value, such as degC. Can be set once; '' or null clears it. */
  get unit(): string {
    return this.core.knownMeta?.unit ?? ''
  }

  set unit(unit: string | null) {
    setUnit(this.core, unit)
  }

  /** The units to show the value in, separated by |; follows from the unit when not set. */
  get displayUnits(): string | null {
    return this.core.knownMeta?.settings.get('displayUnits') ?? null
  }

  set displayUnits(units: string | null) {
    if (units !== null && units !== undefined && typeof units !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `displayUnits of tag ${this.name} must be a string or null`, {})
    }
    this.setProperty('displayUnits', units === '' || units === null ? undefined : units)
  }

  /**
   * The value in another unit.
   *
   * @throws KAITHEM_UNIT the tag has no unit, or the unit is unknown; KAITHEM_UNIT_MISMATCH
   * @example tag.convertTo('degF')
   */
  convertTo(unit: string): number {
    return this.convertValue(this.value, unit)
  }

  /** Any value in the tag's unit, in another unit. Errors as `convertTo`. */
  convertValue(value: number, unit: string): number {
    return this.core.env.deps.units.converter(neededUnit(this.core), unit)(value)
  }

  /** Sets the value from another unit. @example tag.set_as(70, 'degF') */
  set_as(value: number, unit: string): void {
    this.value = this.core.env.deps.units.converter(unit, neededUnit(this.core))(value)
  }

  /**
   * Watches up to four limits, each with an alarm of its name (`hihi`, `hi`, `lo`, `lolo`): critical beyond the outer
   * limits, warning beyond the inner ones. A limit that is left out has no alarm; null takes all of them away.
   *
   * @param limits `{ hihi, hi, lo, lolo, deadband, priorities }`, and the options of `set_alarm` for all of them
   * @returns the alarms by limit
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the limit
   * @example
   * const t = kaithem.tags['/freezer/temp']
   * t.set_limits({ hi: -15, hihi: -10, deadband: 1, trip_delay: 60 })
   * t.value = -12
   * t.alarms.get('hi').state // => 'tripped'
   */
  set_limits(limits: TagLimits | null): LimitAlarms {
    const alarms = this.holder.alarmsOf(this.core as Point<unknown>)
    const made: LimitAlarms = {}
    for (const { name, condition, options } of limitAlarms(limits, this.name)) {
      const alarm = alarms.set(name, condition === null ? undefined : { ...options, condition }, this.holder.owner)
      if (alarm !== undefined) made[name] = alarm
    }
    return made
  }

  private setNumber(name: 'min' | 'max' | 'hi' | 'lo', value: unknown): void {
    this.setProperty(name, optionalNumber(value, `${name} of tag ${this.name}`))
  }
}

addAliases(NumericTagPoint.prototype)
