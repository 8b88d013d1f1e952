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
 * @example
 * const t = kaithem.tags['/shop/temp']
 * t.unit = 'degC'; t.max = 60; t.value = 21
 * Math.round(t.convertTo('degF') * 10) / 10 // => 69.8
 */
export class NumericTagPoint extends TagPoint<number> {
  /**
   * The value is never shown below this; -1e18 while not set. Null removes it. Claims keep what they were set to.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number
   * @example
   * const fan = kaithem.tags['/fan']
   * fan.min = 10
   * fan.value // => 10
   */
  get min(): number {
    return this.core.knownMeta?.settings.get('min') ?? -1e18
  }

  set min(value: number | null) {
    this.setNumber('min', value)
  }

  /**
   * The value is never shown above this; 1e18 while not set. Null removes it. Claims keep what they were set to.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number
   * @example
   * const fan = kaithem.tags['/fan']
   * fan.max = 100
   * fan.value = 250
   * fan.value // => 100
   * fan.max = null
   * fan.value // => 250
   */
  get max(): number {
    return this.core.knownMeta?.settings.get('max') ?? 1e18
  }

  set max(value: number | null) {
    this.setNumber('max', value)
  }

  /**
   * From here on the value counts as high; only for display. 1e16 while not set. Null removes it.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number
   * @example
   * kaithem.tags['/fan'].hi = 90
   * kaithem.tags['/fan'].hi // => 90
   */
  get hi(): number {
    return this.core.knownMeta?.settings.get('hi') ?? 1e16
  }

  set hi(value: number | null) {
    this.setNumber('hi', value)
  }

  /**
   * Down from here the value counts as low; only for display. -1e16 while not set. Null removes it.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number
   * @example
   * kaithem.tags['/fan'].lo = 20
   * kaithem.tags['/fan'].lo // => 20
   */
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

  /**
   * The unit of the value, such as degC. Can be set once; '' or null clears it.
   *
   * @throws KAITHEM_VALUE when it has another one; KAITHEM_TYPE for what is neither a text nor null
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.unit = 'degC'
   * temp.displayUnits // => 'degC|degF'
   * temp.unit = 'K' // throws KAITHEM_VALUE
   */
  get unit(): string {
    return this.core.knownMeta?.unit ?? ''
  }

  set unit(unit: string | null) {
    setUnit(this.core, unit)
  }

  /**
   * The units to show the value in, separated by `|`; follows from the unit when not set. Null or '' removes it.
   *
   * @throws KAITHEM_TYPE for what is neither a text nor null
   * @example
   * kaithem.tags['/tank/pressure'].displayUnits = 'bar|psi'
   * kaithem.tags['/tank/pressure'].displayUnits // => 'bar|psi'
   */
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
   * @param unit a unit as `kaithem.units.convert` takes it
   * @throws KAITHEM_UNIT when the tag has no unit, or the unit is unknown; KAITHEM_UNIT_MISMATCH when it measures
   * something else
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.unit = 'degC'
   * temp.value = 20
   * temp.convertTo('degF') // => 68
   */
  convertTo(unit: string): number {
    return this.convertValue(this.value, unit)
  }

  /**
   * Any value in the tag's unit, in another unit.
   *
   * @param value the number, in the unit of the tag
   * @param unit the unit to express it in
   * @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH as `convertTo`
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.unit = 'degC'
   * temp.convertValue(100, 'degF') // => 212
   */
  convertValue(value: number, unit: string): number {
    return this.core.env.deps.units.converter(neededUnit(this.core), unit)(value)
  }

  /**
   * Sets the value from another unit.
   *
   * @param value the number, in that unit
   * @param unit the unit it is in
   * @throws KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH as `convertTo`
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.unit = 'degC'
   * temp.set_as(68, 'degF')
   * temp.value // => 20
   */
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
