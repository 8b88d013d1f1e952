import { describe, expect, test } from 'vitest'
import { readRules, readStates } from '../../../nodes/state-machine/rows.ts'
import { checkRules, checkStates, type RowIssue } from '../../../nodes/state-machine/table-checks.ts'

const found = (issues: readonly RowIssue[]): unknown[] => issues.map(({ row, field, reason }) => [row, field, reason])
const states = (...rows: object[]): RowIssue[] => checkStates(readStates(rows))
const known = readStates([{ name: 'off' }, { name: 'on' }])
const rules = (...rows: object[]): RowIssue[] => checkRules(readRules(rows), known)

describe('states', () => {
  test.each([
    ['all is well', [{ name: 'a', length: '5', unit: 's', to: 'b' }, { name: 'b' }], []],
    ['a timer may lead back', [{ name: 'a', length: '5', to: 'a' }], []],
    ['no name', [{ name: ' ' }], [[0, 'name', 'stateMissing']]],
    ['reserved name', [{ name: '__a' }], [[0, 'name', 'stateReserved']]],
    ['reserved character', [{ name: 'a b' }], [[0, 'name', 'stateCharacter']]],
    ['twice', [{ name: 'a' }, { name: 'b' }, { name: 'a' }], [[2, 'name', 'stateTwice']]],
    ['no length', [{ name: 'a', to: 'a' }], [[0, 'length', 'timerLength']]],
    ['no number', [{ name: 'a', length: 'soon', to: 'a' }], [[0, 'length', 'timerNumber']]],
    ['zero', [{ name: 'a', length: '0', to: 'a' }], [[0, 'length', 'timerNumber']]],
    ['negative', [{ name: 'a', length: '-1', to: 'a' }], [[0, 'length', 'timerNumber']]],
    ['infinite', [{ name: 'a', length: 'Infinity', to: 'a' }], [[0, 'length', 'timerNumber']]],
    ['no destination', [{ name: 'a', length: '5' }], [[0, 'to', 'timerTo']]],
    ['unknown destination', [{ name: 'a', length: '5', to: 'x' }], [[0, 'to', 'stateUnknown']]],
  ])('%s', (_title, rows, expected) => {
    expect(found(states(...rows))).toEqual(expected)
  })

  test('the sentence names the row, counted from 1', () => {
    expect(states({ name: 'a' }, { name: 'a' })[0]?.message).toMatch(/^states, row 2: .*row 1/)
  })
})

describe('rules', () => {
  test.each([
    ['all is well', [{ from: 'off', when: 'toggle', to: 'on' }], []],
    ['any state', [{ from: '*', when: 'toggle', to: 'on' }], []],
    ['a condition', [{ from: 'off', kind: 'condition', when: "tv('/a') > 1 and not tv('/b')", to: 'on' }], []],
    ['the same condition twice', Array(2).fill({ from: 'off', kind: 'condition', when: 'true', to: 'on' }), []],
    ['no start', [{ when: 'a', to: 'on' }], [[0, 'from', 'ruleFrom']]],
    ['unknown start', [{ from: 'x', when: 'a', to: 'on' }], [[0, 'from', 'stateUnknown']]],
    ['no end', [{ from: 'off', when: 'a' }], [[0, 'to', 'ruleTo']]],
    ['unknown end', [{ from: 'off', when: 'a', to: 'x' }], [[0, 'to', 'stateUnknown']]],
    ['any state as end', [{ from: 'off', when: 'a', to: '*' }], [[0, 'to', 'stateUnknown']]],
    ['no event', [{ from: 'off', to: 'on' }], [[0, 'when', 'eventMissing']]],
    ['reserved event', [{ from: 'off', when: '__a', to: 'on' }], [[0, 'when', 'eventReserved']]],
    [
      'two rules for one event',
      [
        { from: 'off', when: 'a', to: 'on' },
        { from: 'on', when: 'a', to: 'on' },
        { from: 'off', when: 'a', to: 'off' },
      ],
      [[2, 'when', 'ruleTwice']],
    ],
    ['no condition', [{ from: 'off', kind: 'condition', to: 'on' }], [[0, 'when', 'conditionMissing']]],
    ['no expression', [{ from: 'off', kind: 'condition', when: 'tv(', to: 'on' }], [[0, 'when', 'condition']]],
  ])('%s', (_title, rows, expected) => {
    expect(found(rules(...(rows as object[])))).toEqual(expected)
  })

  test('codes tell what kind of mistake it is', () => {
    const code = (row: object): string | undefined => rules(row)[0]?.code
    expect(code({ from: 'off', when: 'a', to: 'x' })).toBe('KAITHEM_KEY')
    expect(code({ from: 'off', kind: 'condition', when: '(', to: 'on' })).toBe('KAITHEM_EXPRESSION')
    expect(code({ from: 'off', when: '', to: 'on' })).toBe('KAITHEM_VALUE')
  })
})
