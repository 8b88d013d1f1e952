/** Tests of lib/units/definitions/logarithmic.ts. @module */

import { expect, test } from 'vitest'
import { definitions } from '../../../../lib/units/definitions/index.ts'
import { logarithmic } from '../../../../lib/units/definitions/logarithmic.ts'

test.each([
  ['dB', 0, 1],
  ['dB', 10, 10],
  ['dB', -20, 0.01],
  ['dBm', 30, 1],
  ['dBm', 0, 0.001],
  ['dBW', 3, 1.9952623149688795],
  ['dBV', 20, 10],
  ['dBmV', 0, 0.001],
  ['dBuV', 120, 1],
])('%d of %s', (name, value, base) => {
  const curve = logarithmic.find((definition) => definition.name === name)?.curve
  expect(curve?.toBase(value)).toBeCloseTo(base, 12)
  expect(curve?.fromBase(base)).toBeCloseTo(value, 12)
})

test('each one belongs to a type of the table', () => {
  const types = definitions.map(({ type }) => type)
  for (const { type } of logarithmic) expect(types).toContain(type)
})
