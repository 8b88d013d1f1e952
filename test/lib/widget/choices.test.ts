import { expect, test } from 'vitest'
import { findChoice, readChoices } from '../../../lib/widget/choices.ts'
import { codeOf } from './support.ts'

test('values, values with labels, and labels by value', () => {
  expect(readChoices(['a', ['b', 'B'], [1, undefined]])).toEqual([
    { value: 'a', label: 'a' },
    { value: 'b', label: 'B' },
    { value: 1, label: '1' },
  ])
  expect(readChoices({ 0: 'shut', 1: 'open', x1: 'odd' })).toEqual([
    { value: 0, label: 'shut' },
    { value: 1, label: 'open' },
    { value: 'x1', label: 'odd' },
  ])
})

test('a choice is found by its value and type', () => {
  const choices = readChoices([1, 'true', true])
  expect(findChoice(choices, true)?.label).toBe('true')
  expect(findChoice(choices, '1')).toBeUndefined()
})

test('no choices, too many, and what is none, are refused', () => {
  expect(codeOf(() => readChoices(undefined))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => readChoices([{}]))).toBe('KAITHEM_TYPE')
  expect(codeOf(() => readChoices([]))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => readChoices(Array(1001).fill(1)))).toBe('KAITHEM_VALUE')
})
