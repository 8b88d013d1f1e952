import { expect, it } from 'vitest'
import { copyConfig, isBlank, toBoolean, toList, toNumber } from '../../../lib/devices/config-values.ts'

it.each(['true', 'YES', ' on ', 'enable', 'active', 'enabled', '1', 1, true])('%j is yes', (value) => {
  expect(toBoolean(value, 'x')).toBe(true)
})

it.each(['false', 'No', 'off', 'disable', 'inactive', 'disabled', '0', 0, false])('%j is no', (value) => {
  expect(toBoolean(value, 'x')).toBe(false)
})

it.each(['maybe', '', null, undefined, {}, 2])('%j is neither', (value) => {
  expect(() => toBoolean(value, 'x')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it('reads numbers and lists, and refuses others', () => {
  expect([toNumber('1.5', 'x'), toNumber(' ', 'x'), toNumber(3, 'x')]).toEqual([1.5, undefined, 3])
  expect([toList('[1]', 'x'), toList('', 'x'), toList([2], 'x')]).toEqual([[1], [], [2]])
  for (const value of ['a', {}, Number.NaN]) expect(() => toNumber(value, 'x')).toThrow(/x: .* not a number/)
  for (const value of ['a', '{}', {}]) expect(() => toList(value, 'x')).toThrow(/x is not a list/)
})

it('copies anything into an object without a prototype', () => {
  expect(Object.keys(copyConfig('text'))).toEqual([])
  const copy = copyConfig(JSON.parse('{"__proto__": {"a": 1}, "b": 2}'))
  expect([Object.getPrototypeOf(copy), copy.b, copy.a]).toEqual([null, 2, undefined])
  expect([isBlank(undefined), isBlank(' '), isBlank(0)]).toEqual([true, true, false])
})
