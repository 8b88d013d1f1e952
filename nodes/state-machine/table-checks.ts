/** What can be wrong in the two tables; each finding names its row and field. @module */

import type { KaithemErrorCode } from '../../lib/errors.ts'
import { anyState } from '../../lib/states/names.ts'
import type { Issue } from '../_config/issues.ts'
import { expressionProblem } from './expression.ts'
import { type RuleRow, type StateRow, timerSeconds } from './rows.ts'
import { nameProblem } from './state-name.ts'

/** An issue in a table: which row (from 0) and which field of it. */
export interface RowIssue extends Issue {
  readonly row: number
  readonly field: 'name' | 'length' | 'to' | 'from' | 'when'
}

type Add = (
  row: number,
  field: RowIssue['field'],
  reason: string,
  message: string,
  more?: { code?: KaithemErrorCode; data?: object },
) => void

function collector(property: 'states' | 'rules'): { issues: RowIssue[]; add: Add } {
  const issues: RowIssue[] = []
  const add: Add = (row, field, reason, message, { code = 'KAITHEM_VALUE', data = {} } = {}) => {
    const place = `${property}, row ${row + 1}`
    issues.push({
      property,
      row,
      field,
      code,
      reason,
      message: `${place}: ${message}`,
      data: { ...data, row: row + 1 },
    })
  }
  return { issues, add }
}

/** Finds what is wrong with the states and their timers. */
export function checkStates(states: readonly StateRow[]): RowIssue[] {
  const { issues, add } = collector('states')
  const seen = new Map<string, number>()
  const known = new Set(states.map(({ name }) => name))
  states.forEach((state, row) => {
    const { name } = state
    const problem = nameProblem(name)
    const first = seen.get(name)
    if (problem !== undefined) add(row, 'name', problem.reason, problem.message, { data: problem.data })
    else if (first !== undefined) {
      add(row, 'name', 'stateTwice', `the state '${name}' is already in row ${first}. Give each state its own name.`, {
        data: { name, first },
      })
    } else seen.set(name, row + 1)
    checkTimer(state, row, known, add)
  })
  return issues
}

function checkTimer(state: StateRow, row: number, known: ReadonlySet<string>, add: Add): void {
  const seconds = timerSeconds(state)
  const data = { name: state.name, value: state.length, to: state.to }
  if (seconds === undefined) {
    if (state.to === '') return
    add(
      row,
      'length',
      'timerLength',
      `the timer to '${state.to}' has no length. Enter one, or clear its destination.`,
      {
        data,
      },
    )
    return
  }
  if (!Number.isFinite(seconds) || seconds <= 0) {
    add(row, 'length', 'timerNumber', `'${state.length}' is not a length of time above 0.`, { data })
  }
  if (state.to === '') {
    add(row, 'to', 'timerTo', `the timer of '${state.name}' leads nowhere. Choose the state it goes to.`, { data })
  } else if (!known.has(state.to)) addUnknown(row, 'to', state.to, add)
}

function addUnknown(row: number, field: RowIssue['field'], state: string, add: Add): void {
  const message = `there is no state '${state}'. Add it to the states, or choose another one.`
  add(row, field, 'stateUnknown', message, { code: 'KAITHEM_KEY', data: { state } })
}

/** Finds what is wrong with the rules. */
export function checkRules(rules: readonly RuleRow[], states: readonly StateRow[]): RowIssue[] {
  const { issues, add } = collector('rules')
  const known = new Set(states.map(({ name }) => name))
  const seen = new Map<string, number>()
  rules.forEach((rule, row) => {
    const { from, to } = rule
    if (from === '') add(row, 'from', 'ruleFrom', 'the state in which the rule holds is missing.')
    else if (from !== anyState && !known.has(from)) addUnknown(row, 'from', from, add)
    if (to === '') add(row, 'to', 'ruleTo', 'the state to which the rule leads is missing.')
    else if (!known.has(to)) addUnknown(row, 'to', to, add)
    if (rule.kind === 'condition') checkCondition(rule, row, add)
    else checkEvent(rule, row, seen, add)
  })
  return issues
}

function checkEvent({ from, when }: RuleRow, row: number, seen: Map<string, number>, add: Add): void {
  const data = { event: when, from }
  if (when === '') add(row, 'when', 'eventMissing', 'the event is missing.')
  else if (when.startsWith('__')) {
    add(row, 'when', 'eventReserved', `'${when}': events that begin with __ are reserved.`, { data })
  }
  const key = JSON.stringify([from, when])
  const first = seen.get(key)
  if (first === undefined) seen.set(key, row + 1)
  else if (when !== '' && from !== '') {
    const message = `row ${first} already says what '${when}' does in '${from}'. Remove one of the two.`
    add(row, 'when', 'ruleTwice', message, { data: { ...data, first } })
  }
}

function checkCondition({ when }: RuleRow, row: number, add: Add): void {
  if (when === '') {
    add(row, 'when', 'conditionMissing', 'the condition is missing.')
    return
  }
  const problem = expressionProblem(when)
  if (problem === undefined) return
  const message = `the condition "${when}" cannot be read: ${problem}`
  add(row, 'when', 'condition', message, { code: 'KAITHEM_EXPRESSION', data: { condition: when, problem } })
}
