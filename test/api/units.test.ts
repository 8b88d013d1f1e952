/** kaithem.units, heading by heading. */

import { afterAll, describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const kaithem = createKaithem({ clock: new ManualClock(1_700_000_000) })
const { units } = kaithem
const code = (name: string) => expect.objectContaining({ code: name })

afterAll(() => kaithem.close())

describe('kaithem.units.convert(value, fr, to)', () => {
  it.each([
    [20, 'degC', 'degF', 68],
    [0, 'degC', 'K', 273.15],
    [-40, 'degF', 'degC', -40],
    [1, 'lb', 'g', 453.59237],
    [1, 'oz', 'g', 28.349523125],
    [1, 'in', 'm', 0.0254],
    [12, 'in', 'ft', 1],
    [1, 'mile', 'm', 1609.344],
    [1, 'psi', 'Pa', 6894.757293168361],
    [1, 'bar', 'Pa', 100_000],
    [760, 'mmHg', 'Pa', 101_325],
    [1, 'MPH', 'KPH', 1.609344],
    [1, 'cfm', 'm3/min', 0.028316846592],
    [1, 'ppm', '%', 0.0001],
    [20, 'dB', 'U', 100],
    [0, 'dBm', 'W', 0.001],
    [1, 'km', 'm', 1000],
    [1500, 'mA', 'A', 1.5],
    [1, 'hour', 's', 3600],
    [1, 'gallon', 'inch^3', 231],
  ])('kaithem.units.convert turns %d %s into %s', (value, from, to, expected) => {
    const result = units.convert(value, from, to)
    expect(Math.abs(result - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-6)
  })

  it('kaithem.units.convert hands the value back when both units are the same text', () => {
    expect(units.convert(0.1, 'nonsense', 'nonsense')).toBe(0.1)
  })

  it('kaithem.units.convert is exact where a number can say it', () => {
    expect([units.convert(50, 'degC', 'degF'), units.convert(3, 'ft', 'in'), units.convert(90, 'km/h', 'm/s')]).toEqual(
      [122, 36, 25],
    )
  })

  it('kaithem.units.convert refuses unknown units, different measures and what is no number', () => {
    expect(() => units.convert(1, 'm', 'florps')).toThrow(code('KAITHEM_UNIT'))
    expect(() => units.convert(1, '', 'm')).toThrow(code('KAITHEM_UNIT'))
    expect(() => units.convert(1, 'm', 'g')).toThrow(code('KAITHEM_UNIT_MISMATCH'))
    expect(() => units.convert('1' as never, 'm', 'ft')).toThrow(code('KAITHEM_TYPE'))
    expect(() => units.convert(Number.NaN, 'm', 'ft')).toThrow(code('KAITHEM_VALUE'))
    expect(() => units.convert(0, 'W', 'dBm')).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.units.convert cares about upper and lower case', () => {
    expect(units.convert(1, 'MW', 'W') / units.convert(1, 'mW', 'W')).toBeCloseTo(1e9, 0)
  })
})

describe('kaithem.units.define(name, multiplier, type, baseUnit=None)', () => {
  it('kaithem.units.define counts in the base unit of the type', () => {
    units.define('cubit', 0.4572, 'length')
    expect(units.convert(2, 'cubit', 'm')).toBeCloseTo(0.9144, 12)
    expect(units.convert(1, 'kcubit', 'm')).toBeCloseTo(457.2, 9)
    expect(units.getType('cubit')).toBe('length')
  })

  it('kaithem.units.define counts in any other unit, in order and by name', () => {
    units.define('smoot', 67, 'length', 'in')
    units.define('smoot2', 134, 'length', { baseUnit: 'in' })
    expect(units.convert(1, 'smoot2', 'smoot')).toBe(2)
  })

  it('kaithem.units.define takes two functions, to the base unit and from it', () => {
    units.define('degX', [(x) => x + 273.15, (x) => x - 273.15], 'temperature')
    expect(units.convert(20, 'degX', 'degC')).toBeCloseTo(20, 9)
    expect(units.convert(300, 'K', 'degX')).toBeCloseTo(26.85, 9)
  })

  it('kaithem.units.define begins a measurement of its own, and replaces', () => {
    units.define('apple', 1, 'fruit')
    units.define('box', 24, 'fruit')
    expect(units.convert(2, 'box', 'apple')).toBe(48)
    units.define('box', 12, 'fruit')
    expect(units.convert(2, 'box', 'apple')).toBe(24)
  })

  it('kaithem.units.define refuses what cannot work', () => {
    expect(() => units.define('a b', 1, 'length')).toThrow(code('KAITHEM_UNIT'))
    expect(() => units.define('x1', 0, 'length')).toThrow(code('KAITHEM_VALUE'))
    expect(() => units.define('x2', 'two' as never, 'length')).toThrow(code('KAITHEM_TYPE'))
    expect(() => units.define('x3', 2, 'length', 'nonsense')).toThrow(code('KAITHEM_KEY'))
    expect(() => units.define('x4', 2, 'length', 'degC')).toThrow(expect.objectContaining({ name: 'KaithemError' }))
    expect(() => units.define('x5', 2, 'length', { base: 'in' } as never)).toThrow(code('KAITHEM_VALUE'))
  })
})

describe('kaithem.units', () => {
  it('kaithem.units.getType says what a unit measures', () => {
    expect(['psi', 'degC', 'kg', 'mV', 'm3/min', '%'].map((unit) => units.getType(unit))).toEqual([
      'pressure',
      'temperature',
      'mass',
      'voltage',
      'flow',
      'ratio',
    ])
    expect(units.get_type).toBe(units.getType)
    expect(() => units.getType('florps')).toThrow(code('KAITHEM_UNIT'))
  })

  it('kaithem.units.categories names every type in alphabetical order', () => {
    const names = units.categories()
    expect(names).toEqual(expect.arrayContaining(['flow', 'length', 'mass', 'pressure', 'temperature']))
    expect(names).toEqual([...names].sort())
  })

  it('kaithem.units.list offers units of a type, and all of them can be converted', () => {
    for (const category of units.categories()) {
      const [first, ...others] = units.list(category)
      for (const unit of others) expect(units.getType(unit), `${unit}, ${first}`).toBe(units.getType(first as string))
    }
    expect(units.list('temperature')).toEqual(expect.arrayContaining(['degC', 'degF', 'K']))
    expect(() => units.list('nonsense')).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.units.units has the multiplier of each unit and cannot be written', () => {
    expect([units.units.m, units.units.lb, units.units.in]).toEqual([1, 453.59237, 0.0254])
    expect(units.units.degC).toEqual([expect.any(Function), expect.any(Function)])
    expect(() => Object.assign(units.units, { lb: 1 })).toThrow(TypeError)
  })

  it('kaithem.units.best chooses the prefix that reads best', () => {
    expect(units.best(12_500, 'W')).toEqual({ value: 12.5, unit: 'kW' })
    expect(units.best(0.0031, 'A')).toEqual({ value: 3.1, unit: 'mA' })
    expect(units.best(1500, 'florps')).toEqual({ value: 1500, unit: 'florps' })
    expect(() => units.best(1, '')).toThrow(code('KAITHEM_UNIT'))
  })
})
