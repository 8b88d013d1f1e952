/** Tests of lib/suggest.ts. @module */

import { expect, test } from 'vitest'
import { distance, suggest } from '../../lib/suggest.ts'

test.each([
  ['meter', 'meter', 0],
  ['metre', 'meter', 1],
  ['metr', 'meter', 1],
  ['mter', 'meter', 1],
  ['meeter', 'meter', 1],
  ['kelvin', 'celsius', 3],
  ['', 'ab', 2],
])('distance of %s and %s', (a, b, expected) => {
  expect(distance(a, b, 2)).toBe(expected)
})

test.each([
  ['Celsius', ['Ci', 'celsius', 'kelvin'], ['celsius']],
  ['PA', ['Pa', 'kPa', 'pc'], ['Pa']],
  ['secnod', ['second', 'minute'], ['second']],
  ['xyz', ['metre'], []],
  ['met', ['meta', 'metb', 'metc', 'metd'], ['meta', 'metb', 'metc']],
  ['m', ['m'], []],
])('suggest(%s)', (text, names, expected) => {
  expect(suggest(text, names)).toEqual(expected)
})
