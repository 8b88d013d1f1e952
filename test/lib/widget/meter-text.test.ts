import { expect, test } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import { meterText, rounded, shownUnits } from '../../../lib/widget/meter-text.ts'

const units = new UnitTable()

test.each([
  [20, 'degC', undefined, '20C/68.0F'],
  [20, 'degC', 'degC|degF', '20C/68.0F'],
  [-40, 'degC', 'degF', '-40.0F'],
  [21.456, 'degC', 'degC', '21.46C'],
  [1500, 'm', undefined, '1.5Km'],
  [-1500, 'm', 'm', '-1.5Km'],
  [-0.25, 'V', 'V', '-250mV'],
  [0.002, 'A', 'A', '2mA'],
  [5, '', undefined, '5'],
  [5.12345, '', undefined, '5.123'],
  [3, 'apples', undefined, '3apples'],
  [3, 'bar', 'psi', '43.51psi'],
  [3, 'bar', 'bar|m', '3bar'],
])('%j %s in %s is %s', (value, unit, shown, text) => {
  expect(meterText(units, value, unit, shown)).toBe(text)
})

test('units that do not fit are told', () => {
  const seen: string[] = []
  expect(meterText(units, 1, 'm', 'degC|nonsense', (unit) => seen.push(unit))).toBe('1m')
  expect(seen).toEqual(['degC', 'nonsense'])
})

test('the native unit is among the usual ones', () => {
  expect(shownUnits(units, 'K', undefined)).toContain('K')
  expect(shownUnits(units, 'K', 'degC||')).toEqual(['degC'])
})

test('numbers are kept with three digits, without a negative zero', () => {
  expect([1.23456, -1.23456, -0.0001, 1e300].map(rounded)).toEqual([1.235, -1.235, 0, 1e300])
})
