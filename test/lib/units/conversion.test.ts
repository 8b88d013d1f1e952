/** Tests of lib/units/conversion.ts, among them against another library. @module */

import Qty from 'js-quantities'
import { describe, expect, test } from 'vitest'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createConverter, measureTheSame } from '../../../lib/units/conversion.ts'
import { UnitRegistry } from '../../../lib/units/registry.ts'
import { UnitTable } from '../../../lib/units/unit-table.ts'

const registry = new UnitRegistry()
const table = new UnitTable()
const side = (name: string) => {
  const unit = registry.resolve(name)
  return { name, unit, type: registry.typeOf(unit) }
}

describe('exact results', () => {
  test.each([
    [1, 'm3/min', 'L/min', 1000],
    [1, 'in', 'mm', 25.4],
    [25.4, 'mm', 'in', 1],
    [12, 'in', 'ft', 1],
    [1, 'mile', 'km', 1.609344],
    [0.1, 'm', 'cm', 10],
    [0.3, 'km', 'm', 300],
    [7, 'um', 'mm', 0.007],
    [1, 'lb', 'g', 453.59237],
    [1, 'oz', 'g', 28.349523125],
    [1, 'MPH', 'KPH', 1.609344],
    [36, 'km/h', 'm/s', 10],
    [1, 'gal', 'L', 3.785411784],
    [50, 'degC', 'degF', 122],
    [37, 'degC', 'degF', 98.6],
    [-40, 'degF', 'degC', -40],
    [98.6, 'degF', 'degC', 37],
    [0, 'degC', 'K', 273.15],
    [0, 'K', 'degF', -459.67],
    [300, 'K', 'degC', 26.85],
    [1, 'furlong', 'fathom', 110],
    [1, 'ly', 'm', 9460730472580800],
    [1, 'cmH2O', 'Pa', 98.0665],
    [1, 'inH2O', 'Pa', 249.08891],
    [1, 'therm', 'Btu', 100_000],
    [1, 'atm', 'Pa', 101325],
    [1, 'mmHg', 'Pa', 133.322387415],
    [1, 'psi', 'ksi', 0.001],
    [1, 'kWh', 'MJ', 3.6],
    [1, 'GiB', 'B', 2 ** 30],
    [8, 'bit', 'B', 1],
    [1, 'rev', 'deg', 360],
    [60, 'rpm', 'Hz', 1],
    [1, 'Hz', 'deg/s', 360],
    [1, 'ppm', 'U', 1e-6],
    [1, 'ppb', '%', 1e-7],
    [20, 'dB', 'U', 100],
    [1000, 'U', 'dB', 30],
    [1, 'W', 'dBm', 30],
    [0, 'dBm', 'mW', 1],
    [30, 'dBm', 'dBW', 0],
    [1, 'mm3/min', 'm3/min', 1e-9],
    [1, 'W/(m2*degC)', 'W/m^2/K', 1],
    [Number.POSITIVE_INFINITY, 'm', 'ft', Number.POSITIVE_INFINITY],
    [0, 'm', 'ft', 0],
  ])('%d %s = %s', (value, from, to, expected) => {
    expect(table.convert(value, from, to)).toBe(expected)
  })
})

/**
 * Ours, theirs. Left out is what js-quantities rounds (fathom, furlong), calls otherwise (au) or defines otherwise
 * (columns of water by their density at 4 degC, the US therm); those stand among the exact results.
 */
const ORACLE: readonly (readonly [from: string, to: string, theirFrom?: string, theirTo?: string])[] = [
  ['m', 'ft'],
  ['yd', 'in'],
  ['mile', 'nmi', 'mi', 'nmi'],
  ['mil', 'um'],
  ['angstrom', 'nm'],
  ['acre', 'hectare'],
  ['ft2', 'm2'],
  ['mi^2', 'km^2'],
  ['gallon', 'L', 'gal', 'l'],
  ['qt', 'cup', 'qt', 'cu'],
  ['pt', 'floz', 'pt', 'floz'],
  ['tbsp', 'tsp', 'tbs', 'tsp'],
  ['in3', 'cm3'],
  ['lb', 'kg'],
  ['oz', 'g'],
  ['stone', 'lb', 'stone', 'lb'],
  ['ton', 'tonne', 'short-ton', 'tonne'],
  ['slug', 'kg'],
  ['carat', 'mg'],
  ['grain', 'g'],
  ['min', 's'],
  ['week', 'h', 'wk', 'h'],
  ['fortnight', 'day'],
  ['degC', 'degF', 'tempC', 'tempF'],
  ['degF', 'K', 'tempF', 'tempK'],
  ['degR', 'degC', 'tempR', 'tempC'],
  ['delta_degC', 'delta_degF', 'degC', 'degF'],
  ['W/degC', 'W/degF', 'W/degC', 'W/degF'],
  ['psi', 'kPa'],
  ['bar', 'atm'],
  ['mmHg', 'torr'],
  ['inHg', 'Pa'],
  ['lbf', 'N'],
  ['dyn', 'uN'],
  ['J', 'cal'],
  ['Btu', 'kWh', 'btu', 'kWh'],
  ['eV', 'J'],
  ['erg', 'nJ'],
  ['hp', 'W'],
  ['lbf*ft', 'N*m', 'lbf*ft', 'N*m'],
  ['m/s', 'mph'],
  ['kph', 'knot'],
  ['ft/min', 'm/s'],
  ['m/s^2', 'ft/min^2'],
  ['g0', 'm/s2', 'gee', 'm/s2'],
  ['m3/min', 'gal/s'],
  ['L/min', 'ft3/h', 'l/min', 'ft3/h'],
  ['kg/m3', 'lb/ft3'],
  ['g/L', 'lb/gal', 'g/l', 'lb/gal'],
  ['deg', 'rad'],
  ['grad', 'deg', 'gon', 'deg'],
  ['arcmin', 'arcsec'],
  ['rpm', 'deg/s', 'rpm', 'deg/s'],
  ['Ah', 'C'],
  ['kohm', 'ohm'],
  ['V/m', 'mV/in'],
  ['mH', 'uH'],
  ['pF', 'nF'],
  ['gauss', 'T'],
  ['mS', 'S'],
  ['MiB', 'B'],
  ['Mbit', 'MB', 'Mb', 'MB'],
  ['kB/s', 'Mbps', 'kB/s', 'Mbps'],
  ['Ci', 'Bq', 'curie', 'Bq'],
  ['mSv', 'uSv'],
  ['mol/L', 'mol/m3', 'mol/l', 'mol/m3'],
  ['P', 'Pa*s', 'poise', 'Pa*s'],
  ['St', 'm2/s', 'stokes', 'm2/s'],
  ['ppm', '%'],
  ['dozen', 'pcs', 'doz', 'each'],
  ['lx', 'lm/m2', 'lux', 'lm/m2'],
  ['kg*m/s^2', 'lbf'],
  ['W/m2', 'W/ft2'],
  ['1/min', 'Hz', '1/min', 'Hz'],
]

describe('against js-quantities', () => {
  const random = createSeededRandom(5)

  test.each(ORACLE.map(([from, to, theirFrom = from, theirTo = to]) => ({ from, to, theirFrom, theirTo })))(
    '$from to $to',
    ({ from, to, theirFrom, theirTo }) => {
      for (const value of [1, 0.37, 12_345.678, random.next() * 1000]) {
        const expected = Qty(value, theirFrom).to(theirTo).scalar
        expect(Math.abs(table.convert(value, from, to) / expected - 1)).toBeLessThan(2e-5)
      }
    },
  )

  test('there and back is the same', () => {
    for (const [from, to] of ORACLE) {
      const value = random.next() * 1000
      expect(table.convert(table.convert(value, from, to), to, from) / value).toBeCloseTo(1, 12)
    }
  })
})

describe('refusals', () => {
  test.each([
    ['m', 'g', 'length', 'mass'],
    ['degC', 'Pa', 'temperature', 'pressure'],
    ['dB', 'dBm', 'ratio', 'power'],
    ['kg*m', 's', 'kg*m', 'time'],
    ['K', 'delta_degC', 'temperature', 'temperature difference'],
  ])('%s to %s names both kinds', (from, to, fromType, toType) => {
    const conflict = from === 'K'
    expect(() => createConverter(side(from), side(to), conflict)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNIT_MISMATCH', data: { from, to, fromType, toType } }),
    )
    expect(() => createConverter(side(from), side(to), conflict)).toThrow(`${from} (${fromType}) to ${to} (${toType})`)
  })

  test.each([
    ['5', 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    [undefined, 'KAITHEM_TYPE'],
    [true, 'KAITHEM_TYPE'],
    [5n, 'KAITHEM_TYPE'],
    [[5], 'KAITHEM_TYPE'],
    [{}, 'KAITHEM_TYPE'],
    [Number.NaN, 'KAITHEM_VALUE'],
  ])('the value %s', (value, code) => {
    for (const [from, to] of [
      ['m', 'ft'],
      ['m', 'mm'],
      ['mm', 'm'],
      ['degC', 'K'],
      ['dB', 'U'],
      ['U', 'dB'],
    ] as const) {
      const convert = createConverter(side(from), side(to), false)
      expect(() => Reflect.apply(convert, undefined, [value])).toThrow(expect.objectContaining({ code }))
    }
  })

  test.each([
    [0, 'W', 'dBm'],
    [-1, 'W', 'dBm'],
    [-5, '%', 'dB'],
    [9999, 'dB', 'U'],
  ])('%d %s has no amount in %s', (value, from, to) => {
    expect(() => table.convert(value, from, to)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(() => table.convert(value, from, to)).toThrow(`${value} ${from} cannot be converted to ${to}`)
  })
})

test('units of one dimension measure the same, and so do cycles and turns', () => {
  expect(measureTheSame(registry.resolve('N*m'), registry.resolve('J'))).toBe(true)
  expect(measureTheSame(registry.resolve('rpm'), registry.resolve('Hz'))).toBe(true)
  expect(measureTheSame(registry.resolve('rad'), registry.resolve('U'))).toBe(false)
})
