/** Tests of lib/units/names-table.ts. @module */

import { describe, expect, test, vi } from 'vitest'
import { baseDimension } from '../../../lib/units/dimension.ts'
import { NamesTable, prefixFactor, Source } from '../../../lib/units/names-table.ts'
import { PREFIXES } from '../../../lib/units/prefixes.ts'
import { ONE, rational, toNumber } from '../../../lib/units/rational.ts'
import { linearUnit } from '../../../lib/units/unit.ts'

function load() {
  const table = new NamesTable()
  const metre = linearUnit(ONE, baseDimension('m'), 'length')
  const resolve = vi.fn(() => metre)
  const listed = table.load(
    {
      type: 'length',
      base: 'm',
      units: [
        ['~m', '1 [m]', 'meter metre'],
        ['min', '2 m', 'minute'],
        ['^t', '3 m'],
        ['#B', '4 m', 'byte'],
        ['deg', '1/2 m', 'degree', '5/3'],
        ['U', '0.01'],
      ],
    },
    resolve,
  )
  return { table, listed, resolve }
}

describe('NamesTable', () => {
  test('lists the first name of each row and builds nothing before it is asked', () => {
    const { table, listed, resolve } = load()
    expect(listed).toEqual(['m', 'min', 't', 'B', 'deg', 'U'])
    expect(resolve).not.toHaveBeenCalled()
    expect(table.get('min')?.source.get()).toMatchObject({ scale: rational(2n, 1n), type: 'length', key: 'm' })
    table.get('minute')?.source.get()
    expect(resolve).toHaveBeenCalledTimes(1)
    expect(table.get('U')?.source.get()).toMatchObject({ scale: rational(1n, 100n), key: '' })
    expect(table.get('deg')?.source.get().offset).toEqual(rational(5n, 3n))
  })

  test.each([
    ['km', 'k', 'm'],
    ['dam', 'da', 'm'],
    ['\u00B5m', '\u00B5', 'm'],
    ['kilometer', 'kilo', 'meter'],
    ['kilometers', 'kilo', 'meter'],
    ['kt', 'k', 't'],
    ['MiB', 'Mi', 'B'],
    ['kibibytes', 'kibi', 'byte'],
  ])('%s is %s and %s', (name, written, base) => {
    expect(load().table.split(name)).toMatchObject({ written, base: { name: base } })
  })

  test.each(['mt', 'Kim', 'kmin', 'kdeg', 'kmeter', 'kilom', 'kkm', 'k', '', 'millibyte', 'kilominute'])(
    '%j is no prefixed name',
    (name) => {
      expect(load().table.split(name)).toBeUndefined()
    },
  )

  test('only words have a plural', () => {
    const { table } = load()
    expect(table.singular('meters')?.name).toBe('meter')
    expect(table.singular('ms')).toBeUndefined()
    expect(table.singular('m')?.name).toBe('m')
  })

  test('curves and replaced names', () => {
    const { table } = load()
    const curve = { toBase: (value: number) => value, fromBase: (value: number) => value }
    table.loadCurve({ name: 'dBx', type: 'x', curve }, () => linearUnit(ONE, new Map()))
    expect(table.get('dBx')?.source.get()).toMatchObject({ type: 'x', curve })
    const source = new Source('y', () => linearUnit(ONE, new Map()))
    table.set({ name: 'm', symbols: 'none', words: 'none', plural: false, source })
    expect(table.get('m')?.source).toBe(source)
    expect([...table.keys()]).toContain('dBx')
  })

  test('prefix factors are exact', () => {
    for (const prefix of PREFIXES) {
      expect(toNumber(prefixFactor(prefix))).toBe(
        prefix.base === 1024 ? 1024 ** prefix.exponent : Number(`1e${prefix.exponent}`),
      )
    }
  })
})
