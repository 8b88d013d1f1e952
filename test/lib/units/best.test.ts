/** Tests of lib/units/best.ts. @module */

import { expect, test } from 'vitest'
import { prefixedNames } from '../../../lib/units/best.ts'
import { UnitRegistry } from '../../../lib/units/registry.ts'

const { names } = new UnitRegistry()

test('steps of a thousand around the unit, the smallest first', () => {
  const around = prefixedNames('kW', names)
  expect(around).toEqual(prefixedNames('W', names))
  expect(around.slice(5, 12)).toEqual(['nW', '\u00B5W', 'mW', 'W', 'kW', 'MW', 'GW'])
  expect(around).not.toContain('cW')
  expect(around).not.toContain('hW')
})

test('binary stays binary and decimal decimal', () => {
  expect(prefixedNames('MiB', names).slice(0, 3)).toEqual(['B', 'KiB', 'MiB'])
  expect(prefixedNames('B', names).slice(0, 3)).toEqual(['B', 'kB', 'MB'])
})

test('a second has no kilosecond, and no step is another unit', () => {
  expect(prefixedNames('ms', names).at(-1)).toBe('s')
  expect(prefixedNames('in', names)).not.toContain('min')
})

test.each(['degC', 'dB', 'm/s', 'm2', 'kilometer', 'nonsense', '%'])('%s is left alone', (name) => {
  expect(prefixedNames(name, names)).toEqual([])
})
