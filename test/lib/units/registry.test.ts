/** Tests of lib/units/registry.ts. @module */

import { describe, expect, test } from 'vitest'
import { definitions, logarithmic } from '../../../lib/units/definitions/index.ts'
import { fromText, ONE, rational, toNumber } from '../../../lib/units/rational.ts'
import { UnitRegistry } from '../../../lib/units/registry.ts'
import type { UnitCatalogue } from '../../../lib/units/unit-catalogue.ts'

describe('the built-in table', () => {
  const registry = new UnitRegistry()

  test.each(definitions.map(({ type }) => type))('%s is consistent', (type) => {
    const info = registry.type(type)
    if (info === undefined) throw new Error('missing')
    const { key } = info.base()
    expect(registry.list(info).length).toBeGreaterThan(0)
    for (const name of registry.list(info)) {
      const unit = registry.resolve(name)
      expect(unit.key, name).toBe(key)
      if (unit.type !== undefined) expect(unit.type, name).toBe(type)
    }
  })

  test('no name is used twice', () => {
    const names = definitions.flatMap(({ units }) =>
      units.flatMap(([symbols, , words = '']) => [
        ...new Set([...symbols.split(' ').map((name) => name.replace(/^[~^#]/, '')), ...words.split(' ')]),
      ]),
    )
    const all = [...names, ...logarithmic.map(({ name }) => name)].filter((name) => name !== '')
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
  })

  test.each([
    ['min', 'time', 60],
    ['cd', 'luminous intensity', 1],
    ['mol', 'amount', 1],
    ['Pa', 'pressure', 1],
    ['ft', 'length', 0.3048],
    ['kt', 'speed', 1852 / 3600],
    ['mt', 'mass', 1000],
    ['hands', 'length', 0.1016],
    ['decameters', 'length', 10],
    ['uin', 'length', 2.54e-8],
    ['kpsi', 'pressure', 6894757.293168361],
    ['mmHg', 'pressure', 133.322387415],
    ['Kib', 'digital', 1024],
  ])('%s is a unit of %s', (name, type, scale) => {
    const unit = registry.resolve(name)
    expect(registry.typeOf(unit)).toBe(type)
    expect(toNumber(unit.scale)).toBeCloseTo(scale, 9)
  })

  test.each([
    ['kg*m/s^2', 'force'],
    ['N*m', 'energy'],
    ['1/s', 'frequency'],
    ['m3', 'volume'],
    ['m3/h', 'flow'],
    ['m/m', 'ratio'],
    ['kg/m^5', 'kg/m^5'],
  ])('%s without a name of its own is %s', (text, type) => {
    expect(registry.typeOf(registry.resolve(text))).toBe(type)
  })

  test('trailing digits are exponents, of the unit with its prefix', () => {
    expect(registry.resolve('km2').scale).toEqual(rational(1_000_000n, 1n))
    expect(registry.resolve('m-2').key).toBe('1/m^2')
    expect(() => registry.resolve('m12')).toThrow(/Unknown unit "m12"/)
    expect(() => registry.resolve('dB2')).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
  })
})

describe('what changes', () => {
  test('a type of its own, and one on a base', () => {
    const registry = new UnitRegistry()
    const money = registry.ensureType('money')
    expect(money.base().key).toBe('[money]')
    expect(registry.ensureType('money')).toBe(money)
    expect(registry.ensureType('heft', registry.resolve('lb')).base().scale).toEqual(rational(1n, 1000n))
    expect(registry.typeNames()).toEqual([...registry.typeNames()].sort())
  })

  test('adding replaces, also in the lists', () => {
    const registry = new UnitRegistry()
    const pound = { ...registry.resolve('g'), scale: rational(1n, 2n) }
    expect(toNumber(registry.resolve('lb').scale)).toBe(0.45359237)
    registry.add('lb', pound, 'mass')
    expect(toNumber(registry.resolve('lb').scale)).toBe(0.5)
    expect(registry.type('mass')?.names.filter((name) => name === 'lb')).toEqual(['lb'])
  })

  test('units from outside do not pile up, and stay right', () => {
    const registry = new UnitRegistry()
    for (let round = 0; round < 3000; round++) registry.add(`u${round}x`, registry.resolve('m'), 'length')
    for (let round = 0; round < 3000; round++) expect(registry.resolve(`u${round}x`).scale).toEqual(ONE)
  })
})

describe('the catalogue', () => {
  const catalogue: UnitCatalogue = {
    find: (name) => {
      if (name === 'zog') return { factor: rational(7n, 1n), unit: 'm', type: 'length' }
      if (name === 'm' || name === 'zip/s') return { factor: fromText('9'), unit: 'm/s', type: 'speed' }
      return undefined
    },
    list: (type) => (type === 'length' ? ['m', 'zog'] : []),
  }
  const registry = new UnitRegistry(catalogue)

  test('comes last, for whole texts and for parts', () => {
    expect(registry.resolve('m').scale).toEqual(ONE)
    expect(registry.resolve('zog')).toMatchObject({ scale: rational(7n, 1n), type: 'length' })
    expect(registry.resolve('zog/s')).toMatchObject({ scale: rational(7n, 1n), key: 'm/s' })
    expect(registry.resolve('zip/s').scale).toEqual(rational(9n, 1n))
    expect(() => registry.resolve('zip')).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
  })

  test('adds to the lists what is new', () => {
    const info = registry.type('length')
    const names = info === undefined ? [] : registry.list(info)
    expect(names.filter((name) => name === 'm')).toHaveLength(1)
    expect(names.at(-1)).toBe('zog')
  })
})
