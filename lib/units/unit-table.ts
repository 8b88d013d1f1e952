/** The unit engine: conversion with remembered pairs, definition, and questions about units. @module */

import { isKaithemError, KaithemError, valueText } from '../errors.ts'
import { suggest } from '../suggest.ts'
import { prefixedNames } from './best.ts'
import { type Converter, createConverter, measureTheSame, type Side } from './conversion.ts'
import { defineUnit, type Multiplier } from './define.ts'
import { displayUnits } from './display.ts'
import { checkUnit } from './names.ts'
import { divide, toNumber } from './rational.ts'
import { UnitRegistry } from './registry.ts'
import type { UnitCatalogue } from './unit-catalogue.ts'

/** Remembered conversions; more than a program uses, little enough for unit names that come from outside. */
const MAX_PAIRS = 2000

const identity: Converter = (value) => value

/** A value in a unit whose prefix suits it. */
export interface Quantity {
  readonly value: number
  readonly unit: string
}

/**
 * Units by name, prefix and expression, and conversion between them.
 *
 * @example new UnitTable().convert(1, 'm3/min', 'L/min') // 1000
 */
export class UnitTable {
  private readonly registry: UnitRegistry
  private readonly pairs = new Map<string, Map<string, Converter>>()
  private pairCount = 0
  /** The conversion asked for last: most programs convert the same pair again and again. */
  private last: Converter | undefined
  private lastFrom = ''
  private lastTo = ''
  private view: Readonly<Record<string, Multiplier>> | undefined

  /** @param catalogue asked for units that the own table lacks */
  constructor(catalogue?: UnitCatalogue) {
    this.registry = new UnitRegistry(catalogue)
  }

  /** Converts; the same unit on both sides returns the value as it is. @throws as `converter`, and its function. */
  convert(value: number, from: string, to: string): number {
    let converter = this.last
    if (converter === undefined || this.lastFrom !== from || this.lastTo !== to) {
      converter = this.converter(from, to)
      this.last = converter
      this.lastFrom = from
      this.lastTo = to
    }
    return converter(value)
  }

  /**
   * The conversion from one unit to another as a function of the number. It keeps the units as they were defined when
   * it was asked for.
   *
   * @throws KAITHEM_TYPE, KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH; the function: KAITHEM_TYPE, KAITHEM_VALUE
   */
  converter(from: string, to: string): Converter {
    const known = this.pairs.get(from)?.get(to)
    if (known !== undefined) return known
    if (from === to && typeof from === 'string') return identity
    const sides = [this.side(from), this.side(to)] as const
    const converter = createConverter(...sides, this.isConflict(...sides))
    this.remember(from, to, converter)
    return converter
  }

  /**
   * Adds a unit, or replaces it.
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE, KAITHEM_UNIT, KAITHEM_UNIT_MISMATCH
   */
  define(name: string, multiplier: Multiplier, type: string, baseUnit?: string | null): void {
    defineUnit(this.registry, name, multiplier, type, baseUnit)
    this.pairs.clear()
    this.pairCount = 0
    this.last = undefined
    this.view = undefined
  }

  /** True when the unit can be read. Never throws. */
  has(unit: unknown): boolean {
    try {
      this.registry.resolve(unit)
      return true
    } catch (error) {
      if (isKaithemError(error)) return false
      throw error
    }
  }

  /** What a unit measures, such as `length`; a formula in base units when that has no name. @throws KAITHEM_UNIT */
  typeOf(unit: string): string {
    return this.registry.typeOf(this.registry.resolve(unit))
  }

  /** True when `convert` would take the two units. Never throws. */
  compatible(from: string, to: string): boolean {
    if (!this.has(from) || !this.has(to)) return false
    const [a, b] = [this.side(from), this.side(to)]
    return measureTheSame(a.unit, b.unit) && !this.isConflict(a, b)
  }

  /** The names of all types of measurement, in alphabetical order. */
  categories(): string[] {
    return this.registry.typeNames()
  }

  /** The units of a type worth choosing from, the base unit first. @throws KAITHEM_KEY for an unknown type */
  list(category: string): string[] {
    const info = this.registry.type(category)
    if (info !== undefined) return this.registry.list(info)
    const similar = suggest(valueText(category), this.categories())
    const meant = similar.length === 0 ? '' : `. Did you mean "${similar.join('" or "')}"?`
    const message = `There is no category of units "${valueText(category).slice(0, 64)}"${meant}`
    throw new KaithemError('KAITHEM_KEY', message, { suggestions: similar })
  }

  /** The units a tag shows by default, separated by `|`; an unknown unit is shown as itself. */
  defaultDisplayUnits(unit: string): string {
    return displayUnits(unit, this.has(unit) ? this.registry.type(this.typeOf(unit))?.display : undefined)
  }

  /**
   * The amount with the SI prefix that leaves 1 to 999 before the point; as it is where no prefix fits.
   *
   * @example table.best(12500, 'W') // { value: 12.5, unit: 'kW' }
   */
  best(value: number, unit: string): Quantity {
    const names = prefixedNames(checkUnit(unit), this.registry.names)
    let best: Quantity = { value, unit }
    if (value === 0 || !Number.isFinite(value)) return best
    for (const [index, name] of names.entries()) {
      const amount = this.convert(value, unit, name)
      if (index === 0 || Math.abs(amount) >= 1) best = { value: amount, unit: name }
    }
    return best
  }

  /** How many base units of its type one unit is, or the functions to and from that; for every name in the table. */
  multipliers(): Readonly<Record<string, Multiplier>> {
    this.view ??= this.collectMultipliers()
    return this.view
  }

  private collectMultipliers(): Readonly<Record<string, Multiplier>> {
    const result: Record<string, Multiplier> = Object.create(null)
    for (const name of this.registry.names.keys()) {
      const unit = this.registry.resolve(name)
      const base = this.registry.type(this.registry.typeOf(unit))?.base() ?? unit
      const { curve } = unit
      if (curve !== undefined) result[name] = Object.freeze([curve.toBase, curve.fromBase] as const)
      else if (unit.offset.n === 0n) result[name] = toNumber(divide(unit.scale, base.scale))
      else result[name] = this.offsetPair(name, base)
    }
    return Object.freeze(result)
  }

  private offsetPair(name: string, base: Side['unit']): Multiplier {
    const unit = this.side(name)
    const other: Side = { name: 'base unit', unit: base, type: unit.type }
    return Object.freeze([createConverter(unit, other, false), createConverter(other, unit, false)] as const)
  }

  private side(name: string): Side {
    const unit = this.registry.resolve(name)
    return { name, unit, type: this.registry.typeOf(unit) }
  }

  /** Torque and energy have one dimension; units that are named for one and the other do not mix all the same. */
  private isConflict({ unit: from }: Side, { unit: to }: Side): boolean {
    if (from.type === undefined || to.type === undefined || from.type === to.type || from.key !== to.key) return false
    return this.registry.type(from.type)?.isBuiltIn === true && this.registry.type(to.type)?.isBuiltIn === true
  }

  private remember(from: string, to: string, converter: Converter): void {
    if (this.pairCount >= MAX_PAIRS) {
      this.pairs.clear()
      this.pairCount = 0
    }
    this.pairCount++
    const row = this.pairs.get(from) ?? new Map<string, Converter>()
    row.set(to, converter)
    this.pairs.set(from, row)
  }
}
