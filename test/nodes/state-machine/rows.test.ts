import { expect, test } from 'vitest'
import { readRules, readStates, timerSeconds } from '../../../nodes/state-machine/rows.ts'

test('rows are read as text without surrounding spaces, with defaults for what is missing', () => {
  expect(readStates([{ name: ' off ', length: 20, unit: 'min', to: 'on' }, {}])).toEqual([
    { name: 'off', length: '20', unit: 'min', to: 'on' },
    { name: '', length: '', unit: 's', to: '' },
  ])
  expect(readRules([{ from: '*', kind: 'condition', when: " tv('/a') > 1 ", to: 'on' }, { kind: 'odd' }])).toEqual([
    { from: '*', kind: 'condition', when: "tv('/a') > 1", to: 'on' },
    { from: '', kind: 'event', when: '', to: '' },
  ])
})

test.each([[undefined], [null], ['text'], [{ 0: {} }], [5]])('%j is no table', (value) => {
  expect(readStates(value)).toEqual([])
  expect(readRules(value)).toEqual([])
})

test('rows that are no objects are empty rows, so that they are found wrong', () => {
  expect(readStates([null, 'off'])).toHaveLength(2)
  expect(readStates([null])[0]?.name).toBe('')
})

test.each([
  ['', 's', undefined],
  ['20', 's', 20],
  ['1.5', 'min', 90],
  ['1,5', 'h', 5400],
  ['0', 's', 0],
] as const)('a timer of %j %s is %j seconds', (length, unit, seconds) => {
  expect(timerSeconds({ length, unit })).toBe(seconds)
})

test('a timer that is no number is NaN', () => {
  expect(timerSeconds({ length: 'soon', unit: 's' })).toBeNaN()
})
