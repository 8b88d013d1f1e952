/** Tests of lib/units/display.ts. @module */

import { expect, test } from 'vitest'
import { displayUnits } from '../../../lib/units/display.ts'

test.each([
  ['degC', 'degC|degF', 'degC|degF'],
  ['degF', 'degC|degF', 'degC|degF'],
  ['K', 'degC|degF', 'K|degC|degF'],
  ['P', 'psi|Pa', 'P|psi|Pa'],
  ['Pa', 'psi|Pa', 'psi|Pa'],
  ['dBm', 'W', 'dBm'],
  ['widget', undefined, 'widget'],
  ['', undefined, ''],
])('%s in %s', (unit, list, expected) => {
  expect(displayUnits(unit, list)).toBe(expected)
})
