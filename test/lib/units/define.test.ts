/** Tests of lib/units/define.ts. @module */

import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'

const coded = (code: string) => expect.objectContaining({ code })
const same = (value: number): number => value

describe('multipliers', () => {
  test('tell how many base units one new unit is', () => {
    const table = new UnitTable()
    table.define('smoot', 67, 'length', 'in')
    table.define('firkin', 40_823.3133, 'mass')
    table.define('drip', 0.25, 'flow')
    table.define('crawl', 3.6, 'speed')
    expect(table.convert(1, 'smoot', 'in')).toBe(67)
    expect(table.convert(1, 'smoot', 'm')).toBe(1.7018)
    expect(table.convert(2, 'firkin', 'g')).toBe(81_646.6266)
    expect(table.convert(4, 'drip', 'm3/min')).toBe(1)
    expect(table.convert(1, 'crawl', 'm/s')).toBe(1)
  })

  test('a new unit takes prefixes, is part of compounds, a base for others and listed', () => {
    const table = new UnitTable()
    table.define('smoot', 67, 'length', 'in')
    table.define('bridge', 364.4, 'length', 'smoot')
    expect(table.convert(1, 'ksmoot', 'smoot')).toBe(1000)
    expect(table.convert(1, 'millismoot', 'smoot')).toBe(0.001)
    expect(table.convert(1, 'smoot2', 'in2')).toBe(67 ** 2)
    expect(table.convert(1, 'smoot/s', 'm/s')).toBe(1.7018)
    expect(table.convert(1, 'bridge', 'in')).toBeCloseTo(364.4 * 67, 9)
    expect(table.list('length')).toContain('smoot')
    expect(table.typeOf('ksmoot')).toBe('length')
    expect(table.compatible('smoot', 'mile')).toBe(true)
  })

  test('a compound can be the base', () => {
    const table = new UnitTable()
    table.define('miner', 1.5, 'flow', 'ft3/min')
    expect(table.convert(2, 'miner', 'cfm')).toBe(3)
    expect(table.convert(1, 'miner', 'ft3/s')).toBe(0.025)
  })

  test('a new type is a measurement of its own', () => {
    const table = new UnitTable()
    table.define('dime', 0.1, 'money')
    table.define('buck', 1, 'money')
    expect(table.convert(25, 'dime', 'buck')).toBe(2.5)
    expect(table.convert(1, 'buck/h', 'dime/min')).toBeCloseTo(1 / 6, 15)
    expect(table.categories()).toContain('money')
    expect(table.list('money')).toEqual(['dime', 'buck'])
    expect(() => table.convert(1, 'buck', 'U')).toThrow(coded('KAITHEM_UNIT_MISMATCH'))
  })

  test('a new type on a known base stays convertible to it', () => {
    const table = new UnitTable()
    table.define('league', 3, 'distance', 'mile')
    table.define('step', 0.7, 'distance')
    expect(table.convert(1, 'league', 'mile')).toBe(3)
    expect(table.convert(10, 'step', 'm')).toBe(7)
    table.define('heap', 50, 'heft', 'lb')
    table.define('pinch', 0.5, 'heft')
    expect(table.convert(2, 'pinch', 'g')).toBe(1)
  })

  test('redefinition replaces, at once', () => {
    const table = new UnitTable()
    const before = table.converter('lb', 'g')
    expect(table.convert(1, 'lb', 'g')).toBe(453.59237)
    table.define('lb', 500, 'mass')
    expect(table.convert(1, 'lb', 'g')).toBe(500)
    expect(table.convert(1, 'klb', 'kg')).toBe(500)
    expect(before(1)).toBe(453.59237)
    table.define('lb', 2, 'length')
    expect(table.typeOf('lb')).toBe('length')
    expect(table.list('mass')).not.toContain('lb')
  })
})

describe('functions', () => {
  test('the first goes to the base, the second comes from it', () => {
    const table = new UnitTable()
    table.define('degZ', [(value) => value + 200, (value) => value - 200], 'temperature')
    table.define('pHish', [(value) => 10 ** -value, (value) => -Math.log10(value)], 'acidity')
    table.define('activity', 1, 'acidity')
    expect(table.convert(0, 'degZ', 'K')).toBe(200)
    expect(table.convert(273.15, 'degC', 'degZ')).toBeCloseTo(346.3, 9)
    expect(table.convert(3, 'pHish', 'activity')).toBeCloseTo(0.001, 15)
    expect(table.convert(0.01, 'activity', 'pHish')).toBe(2)
    expect(() => table.convert(0, 'activity', 'pHish')).toThrow(coded('KAITHEM_VALUE'))
  })

  test('pairs of another realm work', () => {
    const table = new UnitTable()
    table.define('twice', runInNewContext('[v => v * 2, v => v / 2]'), 'length')
    expect(table.convert(3, 'twice', 'm')).toBe(6)
  })

  test('a function that fails is a coded error for the caller', () => {
    const table = new UnitTable()
    const fail = (): number => {
      throw new Error('boom')
    }
    table.define('bad', [fail, () => Number.NaN], 'length')
    expect(() => table.convert(1, 'bad', 'm')).toThrow(/1 bad cannot be converted to m: .*boom/)
    expect(() => table.convert(1, 'm', 'bad')).toThrow(coded('KAITHEM_VALUE'))
  })

  test('no prefix, no compound, no base', () => {
    const table = new UnitTable()
    table.define('degZ', [same, same], 'temperature')
    for (const unit of ['mdegZ', 'kilodegZ', 'degZ/s', 'degZ2']) expect(table.has(unit)).toBe(false)
    expect(() => table.define('x', 2, 'temperature', 'degZ')).toThrow(coded('KAITHEM_VALUE'))
    expect(() => table.define('x', 2, 'temperature', 'degC')).toThrow(coded('KAITHEM_VALUE'))
    expect(() => table.define('x', [same, same], 'temperature', 'K')).toThrow(coded('KAITHEM_VALUE'))
  })
})

describe('refusals', () => {
  test.each<[string, readonly unknown[], string]>([
    ['no name', ['', 1, 'length'], 'KAITHEM_UNIT'],
    ['a name that is an expression', ['a/b', 1, 'length'], 'KAITHEM_UNIT'],
    ['a name that is a number', ['5', 1, 'length'], 'KAITHEM_UNIT'],
    ['a name that is no string', [5, 1, 'length'], 'KAITHEM_TYPE'],
    ['no type', ['x', 1], 'KAITHEM_TYPE'],
    ['an empty type', ['x', 1, ''], 'KAITHEM_VALUE'],
    ['a numeric string', ['x', '1', 'length'], 'KAITHEM_TYPE'],
    ['a big integer', ['x', 1n, 'length'], 'KAITHEM_TYPE'],
    ['one function', ['x', same, 'length'], 'KAITHEM_TYPE'],
    ['half a pair', ['x', [same], 'length'], 'KAITHEM_TYPE'],
    ['three functions', ['x', [same, same, same], 'length'], 'KAITHEM_TYPE'],
    ['a pair of numbers', ['x', [1, 2], 'length'], 'KAITHEM_TYPE'],
    ['0', ['x', 0, 'length'], 'KAITHEM_VALUE'],
    ['NaN', ['x', Number.NaN, 'length'], 'KAITHEM_VALUE'],
    ['Infinity', ['x', Number.POSITIVE_INFINITY, 'length'], 'KAITHEM_VALUE'],
    ['an endless factor', ['x', 1e308, 'length', 'Ym'], 'KAITHEM_VALUE'],
    ['an unknown base', ['x', 1, 'length', 'nonsense'], 'KAITHEM_KEY'],
    ['an empty base', ['x', 1, 'length', ''], 'KAITHEM_KEY'],
    ['a base that is no string', ['x', 1, 'length', 5], 'KAITHEM_TYPE'],
    ['a base of another type', ['x', 1, 'length', 'g'], 'KAITHEM_UNIT_MISMATCH'],
  ])('%s', (_, args, code) => {
    const table = new UnitTable()
    const categories = table.categories()
    expect(() => Reflect.apply(table.define, table, args)).toThrow(coded(code))
    expect(table.has('x')).toBe(false)
    expect(table.categories()).toEqual(categories)
  })

  test('names that are properties of objects are only names', () => {
    const table = new UnitTable()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(table.has(name)).toBe(false)
      table.define(name, 2, 'length')
      expect(table.convert(1, name, 'm')).toBe(2)
    }
    expect(table.multipliers().constructor).toBe(2)
  })
})

test('functions that are async are refused when used, and their failure ends nothing', async () => {
  const table = new UnitTable()
  const late = (() => Promise.reject(new Error('late'))) as never
  table.define('zork', [late, late], 'temperature')
  expect(() => table.convert(1, 'zork', 'K')).toThrow(coded('KAITHEM_VALUE'))
  await new Promise((resolve) => setImmediate(resolve))
})
