import { expect, it } from 'vitest'
import { checkRange } from '../../../lib/midi/ranges.ts'
import { codeOf } from './support.ts'

it.each([0, 64, 127])('%d is a note', (note) => {
  expect(checkRange(note, 'note', 0, 127)).toBe(note)
})

it.each([
  [-1, 'KAITHEM_VALUE'],
  [128, 'KAITHEM_VALUE'],
  [1.5, 'KAITHEM_VALUE'],
  [Number.NaN, 'KAITHEM_VALUE'],
  ['60', 'KAITHEM_TYPE'],
  [null, 'KAITHEM_TYPE'],
  [true, 'KAITHEM_TYPE'],
])('%j is none', (note, code) => {
  expect(codeOf(() => checkRange(note, 'note', 0, 127))).toBe(code)
  expect(() => checkRange(note, 'note', 0, 127)).toThrow(`The note is ${note}; it must be a whole number from 0 to 127`)
})
