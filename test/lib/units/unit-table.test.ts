/** Tests of lib/units/unit-table.ts. @module */

import { describe, expect, test } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'

const table = new UnitTable()
const coded = (code: string) => expect.objectContaining({ code })

describe('convert', () => {
  test('the same unit leaves the value as it is, known or not', () => {
    expect(table.convert(0.1, 'nonsense', 'nonsense')).toBe(0.1)
    expect(table.convert(Number.NaN, 'm', 'm')).toBeNaN()
    expect(table.convert(5, '', '')).toBe(5)
    expect(Reflect.apply(table.convert, table, ['5', 'm', 'm'])).toBe('5')
    expect(() => Reflect.apply(table.convert, table, [5, undefined, undefined])).toThrow(coded('KAITHEM_TYPE'))
  })

  test.each([
    ['meter', 'm'],
    ['metres', 'm'],
    ['celsius', 'degC'],
    ['°C', 'degC'],
    ['hours', 'h'],
    ['feet', 'ft'],
    ['liter', 'L'],
    ['l', 'L'],
    ['mph', 'MPH'],
    ['\u00B5m', 'um'],
    ['\u03BCm', 'um'],
    ['kilowatt', 'kW'],
    ['m\u00B2', 'm2'],
    ['k\u03A9', 'kohm'],
    ['uno', 'U'],
    ['bool', 'boolean'],
    ['PSI', 'psi'],
    ['millibar', 'hPa'],
    ['km/h', 'KPH'],
  ])('%s is %s', (name, other) => {
    expect(table.convert(1, name, other)).toBe(1)
  })

  test('min is the minute', () => {
    expect(table.convert(1, 'min', 's')).toBe(60)
    expect(table.convert(1, 'mil', 'in')).toBe(0.001)
  })

  test.each<[unknown, unknown, string]>([
    ['nonsense', 'm', 'KAITHEM_UNIT'],
    ['m', 'nonsense', 'KAITHEM_UNIT'],
    ['', 'm', 'KAITHEM_UNIT'],
    ['m', 'x'.repeat(65), 'KAITHEM_UNIT'],
    [null, 'm', 'KAITHEM_TYPE'],
    ['m', 5, 'KAITHEM_TYPE'],
    ['m', 'g', 'KAITHEM_UNIT_MISMATCH'],
    ['Ym9*Ym9', 'm', 'KAITHEM_UNIT'],
  ])('%j to %j is refused', (from, to, code) => {
    expect(() => Reflect.apply(table.convert, table, [1, from, to])).toThrow(coded(code))
    expect(() => Reflect.apply(table.converter, table, [from, to])).toThrow(coded(code))
    expect(Reflect.apply(table.compatible, table, [from, to])).toBe(false)
  })

  test('units named for kinds that share a dimension do not mix, unnamed ones do', () => {
    for (const [from, to] of [
      ['Nm', 'J'],
      ['VA', 'W'],
      ['Hz', 'Bq'],
      ['Gy', 'Sv'],
      ['lm', 'cd'],
    ] as const) {
      expect(() => table.convert(1, from, to)).toThrow(coded('KAITHEM_UNIT_MISMATCH'))
      expect(table.compatible(from, to)).toBe(false)
    }
    expect(table.convert(1, 'N*m', 'J')).toBe(1)
    expect(table.convert(1, 'N*m', 'Nm')).toBe(1)
    expect(table.compatible('V*A', 'W')).toBe(true)
  })

  test('a unit that is defined anew counts at once, also in the pair that was converted last', () => {
    const own = new UnitTable()
    own.define('blip', 3, 'length')
    expect([own.convert(1, 'blip', 'm'), own.convert(1, 'm', 'blip')]).toEqual([3, 1 / 3])
    own.define('blip', 4, 'length')
    expect([own.convert(1, 'm', 'blip'), own.convert(1, 'blip', 'm'), own.convert(1, 'm', 'm')]).toEqual([0.25, 4, 1])
  })

  test('remembers the pair', () => {
    expect(table.converter('m', 'ft')).toBe(table.converter('m', 'ft'))
    expect(table.converter('m', 'ft')).not.toBe(table.converter('ft', 'm'))
  })

  test('many pairs from outside do not pile up', () => {
    const busy = new UnitTable()
    for (let round = 1; round < 5000; round++) {
      const from = `m${'*m/m'.repeat(round % 10)}${' '.repeat(Math.floor(round / 10) % 20)}`
      expect(busy.convert(round, from, `k${'m'}${' '.repeat(Math.floor(round / 200))}`)).toBe(round / 1000)
    }
  })
})

describe('questions', () => {
  test('has and compatible never throw', () => {
    expect(table.has('kg*m/s^2')).toBe(true)
    for (const unit of ['', 'nonsense', 'a b', null, 5, 'x'.repeat(100)]) expect(table.has(unit)).toBe(false)
    expect(table.compatible('psi', 'bar')).toBe(true)
  })

  test('typeOf', () => {
    expect(table.typeOf('mmHg')).toBe('pressure')
    expect(table.typeOf('m3/min')).toBe('flow')
    expect(table.typeOf('m/s')).toBe('speed')
    expect(() => table.typeOf('nonsense')).toThrow(coded('KAITHEM_UNIT'))
  })

  test('categories and lists', () => {
    const categories = table.categories()
    for (const type of [
      'mass',
      'length',
      'temperature',
      'current',
      'voltage',
      'power',
      'ratio',
      'pressure',
      'boolean',
    ]) {
      expect(categories).toContain(type)
    }
    for (const type of ['speed', 'flow', 'torque', 'force', 'energy', 'frequency', 'time', 'volume', 'area', 'angle']) {
      expect(categories).toContain(type)
    }
    expect(table.list('temperature').slice(0, 3)).toEqual(['K', 'degC', 'degF'])
    expect(table.list('power')).toContain('dBm')
    expect(() => table.list('lenght')).toThrow(/Did you mean "length"/)
    expect(() => table.list('')).toThrow(coded('KAITHEM_KEY'))
    expect(() => table.list(Object.create(null))).toThrow(coded('KAITHEM_KEY'))
  })

  test.each([
    ['degC', 'degC|degF'],
    ['K', 'K|degC|degF'],
    ['m', 'm'],
    ['in', 'in|m'],
    ['g', 'g'],
    ['kg', 'kg|g'],
    ['Pa', 'psi|Pa'],
    ['psi', 'psi|Pa'],
    ['bar', 'bar|psi|Pa'],
    ['V', 'V'],
    ['mV', 'mV|V'],
    ['A', 'A'],
    ['W', 'W'],
    ['kHz', 'kHz|Hz'],
    ['%', '%'],
    ['ppm', 'ppm|%'],
    ['MPH', 'KPH|MPH'],
    ['m/s', 'm/s|KPH|MPH'],
    ['dB', 'dB'],
    ['dBm', 'dBm'],
    ['L/min', 'L/min'],
    ['widget', 'widget'],
    ['', ''],
  ])('display units of %s', (unit, expected) => {
    expect(table.defaultDisplayUnits(unit)).toBe(expected)
  })
})

describe('best', () => {
  test.each([
    [12_500, 'W', 12.5, 'kW'],
    [-12_500, 'W', -12.5, 'kW'],
    [0.0125, 'kW', 12.5, 'W'],
    [0.0000025, 'A', 2.5, '\u00B5A'],
    [999, 'Hz', 999, 'Hz'],
    [1_500_000, 'B', 1.5, 'MB'],
    [1536, 'KiB', 1.5, 'MiB'],
    [90_000, 's', 90_000, 's'],
    [1e-30, 'm', 1e-6, 'ym'],
    [0, 'W', 0, 'W'],
    [5000, 'degC', 5000, 'degC'],
    [5000, 'm/s', 5000, 'm/s'],
    [Number.POSITIVE_INFINITY, 'W', Number.POSITIVE_INFINITY, 'W'],
  ])('%d %s', (value, unit, amount, name) => {
    const best = table.best(value, unit)
    expect(best.unit).toBe(name)
    expect(best.value).toBeCloseTo(amount, 12)
  })

  test('the empty unit is refused', () => {
    expect(() => table.best(1, '')).toThrow(coded('KAITHEM_UNIT'))
    expect(table.best(1500, 'nonsense')).toEqual({ value: 1500, unit: 'nonsense' })
  })
})

describe('multipliers', () => {
  test('are those to the base unit of the type, or functions', () => {
    const all = table.multipliers()
    expect(all).toMatchObject({
      g: 1,
      lb: 453.59237,
      oz: 28.349523125,
      in: 0.0254,
      MPH: 1.609344,
      ppm: 1e-6,
      ksi: 6894757.293168361,
    })
    const celsius = all.degC
    if (typeof celsius !== 'object') throw new Error('degC has functions')
    expect(celsius[0](0)).toBe(273.15)
    expect(celsius[1](0)).toBe(-273.15)
    expect(typeof all.dBm).toBe('object')
    expect(Object.isFrozen(all)).toBe(true)
    expect(table.multipliers()).toBe(all)
  })

  test('follow definitions', () => {
    const own = new UnitTable()
    expect(own.multipliers().blip).toBeUndefined()
    own.define('blip', 3, 'length')
    expect(own.multipliers().blip).toBe(3)
  })
})
