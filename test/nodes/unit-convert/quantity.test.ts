import { describe, expect, it } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import { anyUnit } from '../../../nodes/_config/issues.ts'
import { parseConfig } from '../../../nodes/unit-convert/config.ts'
import { format, readQuantity, round, short } from '../../../nodes/unit-convert/quantity.ts'

describe('readQuantity', () => {
  it.each([
    [5, 5],
    ['21.5', 21.5],
    [' -3e2 ', -300],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('reads %j', (value, expected) => {
    expect(readQuantity(value)).toBe(expected)
  })

  it.each([
    ['warm', 'KAITHEM_TYPE'],
    ['', 'KAITHEM_TYPE'],
    ['12 V', 'KAITHEM_TYPE'],
    [undefined, 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    [true, 'KAITHEM_TYPE'],
    [[1], 'KAITHEM_TYPE'],
    [{ value: 1 }, 'KAITHEM_TYPE'],
    [Number.NaN, 'KAITHEM_VALUE'],
  ])('refuses %j', (value, code) => {
    expect(() => readQuantity(value)).toThrow(expect.objectContaining({ code }))
  })
})

describe('round', () => {
  it.each([
    [121.99999999999994, 'none', 2, 121.99999999999994],
    [121.99999999999994, 'decimals', 2, 122],
    [1.005, 'decimals', 2, 1.01],
    [-2.5, 'decimals', 0, -3],
    [2.5, 'decimals', 0, 3],
    [0, 'decimals', 3, 0],
    [1.7e308, 'decimals', 15, 1.7e308],
    [1e-20, 'decimals', 3, 0],
    [123456, 'significant', 2, 120000],
    [0.00123456, 'significant', 3, 0.00123],
    [Number.POSITIVE_INFINITY, 'decimals', 2, Number.POSITIVE_INFINITY],
  ] as const)('%d %s %d', (value, kind, digits, expected) => {
    expect(round(value, { kind, digits })).toBe(expected)
  })
})

describe('format', () => {
  const table = new UnitTable()
  const shown = (value: number, unit: string, more: object): object =>
    format(value, unit, parseConfig({ from: unit, to: unit, ...more }, anyUnit), table)

  it.each([
    ['a number stays in its unit', 1500, 'm', {}, { value: 1500, unit: 'm', text: '1500 m' }],
    ['the prefix that suits', 1500, 'm', { format: 'text' }, { value: 1.5, unit: 'km', text: '1.5 km' }],
    ['a smaller one', 0.002, 'A', { format: 'object' }, { value: 2, unit: 'mA', text: '2 mA' }],
    ['no prefix on degrees', 1500, 'degC', { format: 'text' }, { value: 1500, unit: 'degC', text: '1500 degC' }],
    [
      'no prefix on a unit nobody knows',
      1500,
      'own',
      { format: 'text' },
      { value: 1500, unit: 'own', text: '1500 own' },
    ],
    ['zero', 0, 'W', { format: 'text' }, { value: 0, unit: 'W', text: '0 W' }],
    [
      'rounding up into the next prefix',
      999.96,
      'm',
      { format: 'text', rounding: 'decimals', digits: 1 },
      { value: 1, unit: 'km', text: '1 km' },
    ],
  ])('%s', (_title, value, unit, more, expected) => {
    expect(shown(value, unit, more)).toEqual(expected)
  })
})

it('short keeps six digits', () => {
  expect(short(121.99999999999994)).toBe(122)
  expect(short(1234567)).toBe(1234570)
})
