/** Tests of lib/units/names.ts. @module */

import { expect, test } from 'vitest'
import { checkNewName, checkTypeName, checkUnit } from '../../../lib/units/names.ts'

const coded = (code: string) => expect.objectContaining({ code })

test.each([[undefined], [null], [5], [{}], [['m']], [new String('m')]])('%j is no unit', (value) => {
  expect(() => checkUnit(value)).toThrow(coded('KAITHEM_TYPE'))
  expect(() => checkTypeName(value)).toThrow(coded('KAITHEM_TYPE'))
  expect(() => checkNewName(value)).toThrow(coded('KAITHEM_TYPE'))
})

test('empty and endless units are refused, and the message stays short', () => {
  expect(() => checkUnit('')).toThrow(coded('KAITHEM_UNIT'))
  expect(() => checkUnit('  ')).toThrow(coded('KAITHEM_UNIT'))
  expect(checkUnit('x'.repeat(64))).toHaveLength(64)
  let message = ''
  try {
    checkUnit('x'.repeat(1_000_000))
  } catch (error) {
    message = String(error)
  }
  expect(message).toMatch(/at most 64/)
  expect(message.length).toBeLessThan(120)
})

test.each(['smoot', 'blip2', '°x', 'fl-oz', '%%', '__proto__', 'kΩ', '😀'])('%s can name a unit', (name) => {
  expect(checkNewName(name)).toBe(name)
})

test.each([
  '',
  ' ',
  'a b',
  ' a',
  'a*b',
  'a/b',
  'a^2',
  'a²',
  '(a)',
  'a|b',
  '2x',
  '1',
  '-x',
  '+x',
  '.x',
  'a·b',
  'a\u0000',
  'a\n',
])('%j cannot name a unit', (name) => {
  expect(() => checkNewName(name)).toThrow(coded('KAITHEM_UNIT'))
})

test('type names', () => {
  expect(checkTypeName('temperature difference')).toBe('temperature difference')
  expect(() => checkTypeName('')).toThrow(coded('KAITHEM_VALUE'))
  expect(() => checkTypeName('x'.repeat(65))).toThrow(coded('KAITHEM_VALUE'))
})
