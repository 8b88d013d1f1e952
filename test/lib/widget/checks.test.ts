import { expect, test } from 'vitest'
import { Markup } from '../../../lib/markup.ts'
import { choice, numberOption, positiveOption, textOption, writtenNumber } from '../../../lib/widget/checks.ts'
import { codeOf } from './support.ts'

test('numbers, also as text, or what stands in for them', () => {
  expect([numberOption(undefined, 'x', 7), numberOption('8', 'x', 7), numberOption(9, 'x', 7)]).toEqual([7, 8, 9])
  for (const bad of ['', 'a', Number.NaN, {}, true])
    expect(codeOf(() => numberOption(bad, 'x', 7))).toBe('KAITHEM_TYPE')
  expect(positiveOption(null, 'x', 7)).toBe(7)
  expect(codeOf(() => positiveOption(0, 'x', 7))).toBe('KAITHEM_VALUE')
})

test('text stays what it is', () => {
  const markup = new Markup('<b>')
  expect([textOption(undefined, 'x'), textOption('a', 'x'), textOption(markup, 'x')]).toEqual(['', 'a', markup])
  expect(codeOf(() => textOption({}, 'x'))).toBe('KAITHEM_TYPE')
})

test('words are one of a few', () => {
  expect([choice(undefined, 'x', ['a', 'b'], 'b'), choice('a', 'x', ['a', 'b'], 'b')]).toEqual(['b', 'a'])
  expect(codeOf(() => choice('toString', 'x', ['a'], 'a'))).toBe('KAITHEM_VALUE')
})

test('what code writes is a number, true and false included', () => {
  expect([writtenNumber(true, 'x'), writtenNumber('2.5', 'x'), writtenNumber(-1, 'x')]).toEqual([1, 2.5, -1])
  for (const bad of ['', null, Number.POSITIVE_INFINITY])
    expect(codeOf(() => writtenNumber(bad, 'x'))).toBe('KAITHEM_TYPE')
})
