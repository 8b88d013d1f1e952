/** Tests of lib/units/unknown.ts. @module */

import { expect, test } from 'vitest'
import { UnitRegistry } from '../../../lib/units/registry.ts'
import { unknownUnit } from '../../../lib/units/unknown.ts'

const { names } = new UnitRegistry()

test.each([
  ['Celsius', 'Celsius', 'Unknown unit "Celsius". Did you mean "celsius"?'],
  ['m/secnod', 'secnod', 'Unknown unit "secnod" in "m/secnod". Did you mean "second"?'],
  ['mdegC', 'mdegC', 'Unknown unit "mdegC". The prefix "m" does not go with "degC"'],
  ['megadB', 'megadB', 'Unknown unit "megadB". The prefix "mega" does not go with "dB"'],
])('%s', (text, part, message) => {
  expect(unknownUnit(text, part, names, names.keys())).toMatchObject({ code: 'KAITHEM_UNIT', message })
})

test('without anything close it tells how to go on', () => {
  const error = unknownUnit('qwertyuiop', 'qwertyuiop', names, names.keys())
  expect(error.message).toMatch(/case-sensitive.*define/)
  expect(error.data).toEqual({ unit: 'qwertyuiop', part: 'qwertyuiop', suggestions: [] })
})
