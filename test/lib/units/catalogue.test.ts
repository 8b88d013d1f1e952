/** Tests of lib/units/catalogue.ts: everything convert-units knows is understood, and means the same. @module */

import configureMeasurements from 'convert-units'
import measures from 'convert-units/definitions/all'
import { describe, expect, test } from 'vitest'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { createCatalogue } from '../../../lib/units/catalogue.ts'
import { UnitTable } from '../../../lib/units/unit-table.ts'

/** Names that mean something else here (tonne, coulomb, farad, year) or nothing (their coulomb, their microsecond). */
const OTHERWISE = new Set(['t', 'C', 'F', 'a', 'c', 'mu'])

/** Their factor of an inch an hour has four digits. */
const ROUGH = new Set(['in/h'])

const packages = createNodePackages()
const table = new UnitTable(createCatalogue(packages))
const theirs = configureMeasurements(measures)

describe('against convert-units', () => {
  test.each(Object.entries(measures))('%s', (_, { systems }) => {
    const names = Object.values(systems).flatMap((units) => Object.keys(units))
    const shared = names.filter((name) => !OTHERWISE.has(name))
    expect(shared.filter((name) => !table.has(name))).toEqual([])
    for (const from of shared) {
      for (const to of shared) {
        if (ROUGH.has(from) || ROUGH.has(to)) continue
        const expected = Number(Reflect.apply(theirs, undefined, [3]).from(from).to(to))
        expect(Math.abs(table.convert(3, from, to) / expected - 1), `${from} to ${to}`).toBeLessThan(1e-4)
      }
    }
  })
})

describe('the catalogue', () => {
  test('adds units, exact where the own table gives the anchor', () => {
    expect(table.convert(1, 'kanna', 'L')).toBe(2.617)
    expect(table.convert(1, 'half-dozen', 'pcs')).toBe(6)
    expect(table.convert(2, 'kkp/min', 'mL/s')).toBe(5)
    expect(table.typeOf('krm')).toBe('volume')
  })

  test('never replaces what the own table has', () => {
    const plain = new UnitTable()
    for (const name of ['gal', 'cup', 'tsp', 'fl-oz', 'doz']) {
      expect(table.convert(1, name, name === 'doz' ? 'pcs' : 'L')).toBe(
        plain.convert(1, name, name === 'doz' ? 'pcs' : 'L'),
      )
    }
  })

  test('shows in the lists, after the rest', () => {
    expect(table.list('volume')).toContain('krm')
    expect(table.list('volume')[0]).toBe('L')
    expect(new UnitTable().list('volume')).not.toContain('krm')
  })

  test('knows nothing of names that it leaves to others', () => {
    expect(createCatalogue(packages).find('__proto__')).toBeUndefined()
    expect(createCatalogue(packages).list('no such type')).toEqual([])
  })

  test('is loaded by the first unit that the own table lacks, and once', () => {
    const anchor = { unit: { 'half-dozen': { to_anchor: 6 } } }
    const fake = createFakePackages({
      'convert-units/definitions/pieces': { default: { systems: anchor } },
      'convert-units/definitions/volume': { default: { systems: {} } },
    })
    const lazy = new UnitTable(createCatalogue(fake))
    expect([lazy.convert(1, 'm3/min', 'L/min'), lazy.has('kWh'), fake.loaded]).toEqual([1000, true, []])
    expect(lazy.convert(1, 'half-dozen', 'pcs')).toBe(6)
    expect(fake.loaded).toEqual(['convert-units/definitions/pieces', 'convert-units/definitions/volume'])
  })

  test('leaves the own table as it is when it is not installed', () => {
    const lonely = new UnitTable(createCatalogue(createFakePackages()))
    expect(lonely.convert(1, 'km', 'm')).toBe(1000)
    expect(lonely.has('kanna')).toBe(false)
    expect(() => lonely.convert(1, 'kanna', 'L')).toThrow(expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }))
  })
})
