/** kaithem.units, start here: conversion and definition of units. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Multiplier } from './define.ts'
import type { Quantity, UnitTable } from './unit-table.ts'

export type { Quantity } from './unit-table.ts'

/** Options of `define`. */
export interface DefineOptions {
  /** The unit that the multiplier counts in; the base unit of the type when left out. */
  readonly baseUnit?: string | null
  /** As `baseUnit`. */
  readonly base_unit?: string | null
}

/** The members of `kaithem.units`. */
export interface UnitsMembers {
  /**
   * Converts a number from one unit to another.
   *
   * Units are names (`degC`, `psi`, `inch`), with SI prefixes where these make sense (`kPa`, `mA`, `GiB`), or
   * expressions (`kg*m/s^2`, `W/m2`, `m3/min`, `1/s`). They are case-sensitive. `min` is the minute. Nothing is
   * rounded. When both units are the same text the value comes back as it is.
   *
   * @param value the number, in unit `from`
   * @param from the unit of the value
   * @param to the unit to express it in
   * @returns the number in unit `to`
   * @throws KAITHEM_UNIT when a unit is not known; KAITHEM_UNIT_MISMATCH when the two measure different things;
   * KAITHEM_TYPE when the value is not a number (a numeric string is not); KAITHEM_VALUE for NaN and for amounts that
   * a logarithmic unit cannot express
   * @example
   * kaithem.units.convert(20, 'degC', 'degF') // => 68
   * kaithem.units.convert(90, 'km/h', 'm/s') // => 25
   * kaithem.units.convert(1, 'm', 'g') // throws KAITHEM_UNIT_MISMATCH
   */
  convert(value: number, from: string, to: string): number
  /**
   * Adds a unit for everybody, or replaces the one of that name. A plain multiple takes SI prefixes at once.
   *
   * @param name letters, with digits after the first one; no operators or spaces
   * @param multiplier how many base units one new unit is; or two functions, the first to the base unit and the second
   * from it
   * @param type what it measures, such as `length`; a type that does not exist yet begins a measurement of its own
   * @param baseUnit the unit that the multiplier counts in, or options with it; the base unit of the type when left
   * out. Not for a pair of functions
   * @throws KAITHEM_UNIT when the name cannot be one; KAITHEM_KEY when the base is not known; KAITHEM_VALUE for a
   * multiplier of 0 or a base that is not a plain multiple; KAITHEM_UNIT_MISMATCH when the base measures something else
   * than the type; KAITHEM_TYPE for a multiplier that is neither a number nor two functions
   * @example
   * kaithem.units.define('smoot', 67, 'length', 'in')
   * kaithem.units.convert(2, 'smoot', 'in') // => 134
   * kaithem.units.define('degX', [x => x + 100, k => k - 100], 'temperature')
   * kaithem.units.convert(100, 'degX', 'K') // => 200
   */
  define(name: string, multiplier: Multiplier, type: string, baseUnit?: string | DefineOptions | null): void
  /**
   * What a unit measures, such as `pressure`; a formula in base units when that has no name.
   *
   * @param unit a unit as `convert` takes it
   * @throws KAITHEM_UNIT when the unit is not known
   * @example
   * kaithem.units.getType('psi') // => 'pressure'
   */
  getType(unit: string): string
  /**
   * The names of all types of measurement, in alphabetical order.
   *
   * @example
   * kaithem.units.categories().includes('flow') // => true
   */
  categories(): string[]
  /**
   * The units of a type worth offering for choice; many more are understood.
   *
   * @param category a type of measurement, one of `categories()`
   * @throws KAITHEM_KEY when there is no such type
   * @example
   * kaithem.units.list('speed').includes('KPH') // => true
   */
  list(category: string): string[]
  /**
   * The same amount with the SI prefix that reads best: the number is at least 1 and as small as possible.
   *
   * @param value the number, in that unit
   * @param unit a unit as `convert` takes it; one that takes no prefix, or is not known, stays as it is
   * @returns the number and its unit
   * @throws KAITHEM_UNIT when the unit is empty
   * @example
   * kaithem.units.best(12500, 'W') // => { value: 12.5, unit: 'kW' }
   */
  best(value: number, unit: string): Quantity
  /**
   * Every unit name with how many base units of its type it is, or its pair of functions. `define` adds to it.
   *
   * @example
   * kaithem.units.units.lb // => 453.59237
   */
  readonly units: Readonly<Record<string, Multiplier>>
}

/** The units part of the kaithem object. */
export type UnitsApi = WithAliases<UnitsMembers>

function baseOf(option: unknown): string | null | undefined {
  if (typeof option !== 'object' || option === null) return option as string | null | undefined
  refuseUnknownOptions('define()', option, ['baseUnit'])
  const { baseUnit, base_unit } = option as DefineOptions
  return baseUnit ?? base_unit
}

/** Makes `kaithem.units` on a table; units belong to no owner, a definition stays until it is replaced. */
export function createUnitsApi(table: UnitTable): UnitsApi {
  const members: UnitsMembers = {
    convert: (value, from, to) => table.convert(value, from, to),
    define(name, multiplier, type, baseUnit) {
      table.define(name, multiplier, type, baseOf(baseUnit))
    },
    getType: (unit) => table.typeOf(unit),
    categories: () => table.categories(),
    list: (category) => table.list(category),
    best: (value, unit) => table.best(value, unit),
    get units() {
      return table.multipliers()
    },
  }
  addAliases(members)
  return members as UnitsApi
}
