/** Tests of lib/units/api.ts. @module */

import { describe, expect, test } from 'vitest'
import { createUnitsApi } from '../../../lib/units/api.ts'
import { UnitTable } from '../../../lib/units/unit-table.ts'

const coded = (code: string) => expect.objectContaining({ code })

describe('kaithem.units', () => {
  test('has these names', () => {
    const units = createUnitsApi(new UnitTable())
    expect(Object.keys(units).sort()).toEqual(['best', 'categories', 'convert', 'define', 'getType', 'list', 'units'])
  })

  test('answers to both spellings', () => {
    const units = createUnitsApi(new UnitTable())
    expect(units.get_type('psi')).toBe('pressure')
  })

  test('converts and answers questions, also with its functions taken out', () => {
    const { convert, getType, categories, list } = createUnitsApi(new UnitTable())
    expect(convert(20, 'degC', 'degF')).toBe(68)
    expect(getType('psi')).toBe('pressure')
    expect(categories()).toContain('flow')
    expect(list('speed')[0]).toBe('KPH')
  })

  test('a definition is seen through every view of the table', () => {
    const table = new UnitTable()
    const one = createUnitsApi(table)
    const other = createUnitsApi(table)
    expect(other.units.smoot).toBeUndefined()
    one.define('smoot', 67, 'length', 'in')
    expect(other.convert(1, 'smoot', 'in')).toBe(67)
    expect(other.units.smoot).toBe(1.7018)
  })

  test.each([['in'], [{ baseUnit: 'in' }]])('the base as %j', (base) => {
    const units = createUnitsApi(new UnitTable())
    units.define('smoot', 67, 'length', base)
    expect(units.convert(1, 'smoot', 'in')).toBe(67)
  })

  test.each([[undefined], [null], [{}], [{ baseUnit: null }]])('no base as %j', (base) => {
    const units = createUnitsApi(new UnitTable())
    Reflect.apply(units.define, undefined, ['span', 2, 'length', base])
    expect(units.convert(1, 'span', 'm')).toBe(2)
  })

  test('misspelled options are refused', () => {
    const units = createUnitsApi(new UnitTable())
    expect(() => Reflect.apply(units.define, undefined, ['x', 2, 'length', { base: 'in' }])).toThrow(
      coded('KAITHEM_VALUE'),
    )
    expect(() => Reflect.apply(units.define, undefined, ['x', 2, 'length', 7])).toThrow(coded('KAITHEM_TYPE'))
  })

  test('the table cannot be written to', () => {
    const units = createUnitsApi(new UnitTable())
    expect(() => Reflect.apply(Object.assign, Object, [units.units, { m: 2 }])).toThrow(TypeError)
    expect(units.convert(1, 'm', 'cm')).toBe(100)
  })

  test('best takes the prefix that reads best, of own units too', () => {
    const units = createUnitsApi(new UnitTable())
    expect(units.best(12_500, 'W')).toEqual({ value: 12.5, unit: 'kW' })
    units.define('blip', 3, 'length')
    expect(units.best(4000, 'blip')).toEqual({ value: 4, unit: 'kblip' })
  })
})
