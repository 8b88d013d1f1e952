import { expect, it } from 'vitest'
import { checkPriority, cleanAlertName, longestAlertName, rankOf } from '../../../lib/alerts/names.ts'
import { codeOf } from './support.ts'

it.each([
  ['normal', 'info'],
  [undefined, 'info'],
  [null, 'info'],
  [' Critical ', 'critical'],
  ['debug', 'debug'],
])('priority %j is %s', (given, expected) => {
  expect(checkPriority(given)).toBe(expected)
})

it.each(['important', 'high', 5, {}, Object.create(null)])('refuses the priority %j', (given) => {
  expect(codeOf(() => checkPriority(given))).toBe('KAITHEM_VALUE')
})

it('orders priorities', () => {
  expect(['debug', 'info', 'warning', 'error', 'critical'].map((each) => rankOf(checkPriority(each)))).toEqual([
    0, 1, 2, 3, 4,
  ])
})

it('puts spaces in place of characters that names cannot have', () => {
  expect(cleanAlertName('/a_b.c:d')).toBe('/a_b.c:d')
  expect(cleanAlertName('x[1]{2}|\\<>,?-=+)(*&^%$#@!~`\n\r\t\0y')).toBe(`x 1  2${' '.repeat(26)}y`)
})

it.each([
  ['', 'KAITHEM_VALUE'],
  ['   ', 'KAITHEM_VALUE'],
  ['$$$', 'KAITHEM_VALUE'],
  ['x'.repeat(longestAlertName + 1), 'KAITHEM_VALUE'],
  [5, 'KAITHEM_TYPE'],
  [null, 'KAITHEM_TYPE'],
  [undefined, 'KAITHEM_TYPE'],
  [{}, 'KAITHEM_TYPE'],
])('refuses the name %j', (name, code) => {
  expect(codeOf(() => cleanAlertName(name))).toBe(code)
})
