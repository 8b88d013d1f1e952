/** Settings of kaithem-state-machine: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkLength, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'
import { readChart } from './chart.ts'
import { isParallel, topStates } from './chart-parts.ts'
import { type RuleRow, readRules, readStates, type StateRow, timerSeconds } from './rows.ts'
import { checkRules, checkStates } from './table-checks.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  machine: '',
  mode: 'table',
  start: 'off',
  states: [
    { name: 'off', length: '', unit: 's', to: '' },
    { name: 'on', length: '', unit: 's', to: '' },
  ],
  rules: [
    { from: 'off', kind: 'event', when: 'toggle', to: 'on' },
    { from: 'on', kind: 'event', when: 'toggle', to: 'off' },
  ],
  chart: '',
  pollRate: '24',
  event: 'payload',
  eventType: 'msg',
  unknown: 'ignore',
  outputPerState: false,
  outputs: 1,
  emitInitial: true,
  keep: 'deploy',
  timer: 'resume',
} as const

const modes = ['table', 'statechart'] as const
const unknownChoices = ['ignore', 'error'] as const
const keepChoices = ['deploy', 'restart', 'never'] as const
const timerChoices = ['resume', 'continue', 'restart', 'fire'] as const

/** What happens to the timer of a state that is taken up again. */
export type TimerChoice = (typeof timerChoices)[number]

/** States and rules of a table, checked. */
export interface MachineTable {
  readonly start: string
  readonly states: ReadonlyArray<{
    readonly name: string
    readonly timer?: { readonly length: number; readonly to: string }
  }>
  readonly rules: readonly RuleRow[]
}

export interface MachineConfig {
  /** The name for `kaithem.states.get`; empty: the node's name or id. */
  readonly machine: string
  /** The table, or the statechart. */
  readonly definition:
    | { readonly mode: 'table'; readonly table: MachineTable }
    | { readonly mode: 'statechart'; readonly chart: Readonly<Record<string, unknown>> }
  /** How often conditions are looked at, in Hz. */
  readonly pollRate: number
  readonly event: { readonly value: string; readonly type: string }
  readonly unknown: (typeof unknownChoices)[number]
  /** Names of the states in the order of the outputs; undefined: one output for all. */
  readonly outputs: readonly string[] | undefined
  readonly emitInitial: boolean
  /** How long the state is kept: over a redeploy, also over a restart, or never. */
  readonly keep: (typeof keepChoices)[number]
  readonly timer: TimerChoice
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    // Without a name for code the machine has the name of its node.
    ...checkLength(raw, readName(raw, 'machine') === '' ? 'name' : 'machine'),
    ...checkChoice(raw, 'mode', modes),
    ...checkChoice(raw, 'unknown', unknownChoices),
    ...checkChoice(raw, 'keep', keepChoices),
    ...checkChoice(raw, 'timer', timerChoices),
    ...(readName(raw, 'event', defaults.event) === '' ? [missingIssue('event', 'The event')] : []),
    ...(readChoice(raw, 'mode', modes) === 'table' ? tableIssues(raw) : chartIssues(raw)),
  ]
}

function tableIssues(raw: RawConfig): Issue[] {
  const states = readStates(raw.states)
  const issues: Issue[] = [
    ...checkStates(states),
    ...checkRules(readRules(raw.rules), states),
    ...checkNumber(raw, 'pollRate', { min: 0.1, max: 1000 }),
  ]
  if (states.length === 0) {
    const message = 'The machine has no states. Add at least one.'
    return [{ property: 'states', code: 'KAITHEM_VALUE', reason: 'noStates', message, data: {} }, ...issues]
  }
  const start = readName(raw, 'start')
  if (states.some(({ name }) => name === start)) return issues
  const message = start === '' ? 'No start state is marked.' : `The start state '${start}' does not exist.`
  const reason = start === '' ? 'startMissing' : 'startUnknown'
  return [{ property: 'start', code: 'KAITHEM_KEY', reason, message, data: { state: start } }, ...issues]
}

function chartIssues(raw: RawConfig): Issue[] {
  const { chart, issues } = readChart(readText(raw, 'chart'))
  if (issues.length > 0 || !isParallel(chart) || !readFlag(raw, 'outputPerState', false)) return issues
  const message = 'A parallel statechart is in several states at once, so it needs one output for all of them.'
  return [{ property: 'outputPerState', code: 'KAITHEM_VALUE', reason: 'outputsParallel', message, data: {} }]
}

/** The names of the states, in the order of their outputs. */
export function stateNames(raw: RawConfig): string[] {
  if (readChoice(raw, 'mode', modes) === 'table') return readStates(raw.states).map(({ name }) => name)
  return topStates(readChart(readText(raw, 'chart')).chart)
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): MachineConfig {
  refuseIssues(check(raw))
  const mode = readChoice(raw, 'mode', modes)
  return {
    machine: readName(raw, 'machine'),
    definition:
      mode === 'table' ? { mode, table: parseTable(raw) } : { mode, chart: readChart(readText(raw, 'chart')).chart },
    pollRate: readNumber(raw, 'pollRate') ?? Number(defaults.pollRate),
    event: { value: readText(raw, 'event', defaults.event), type: readName(raw, 'eventType', defaults.eventType) },
    unknown: readChoice(raw, 'unknown', unknownChoices),
    outputs: readFlag(raw, 'outputPerState', defaults.outputPerState) ? stateNames(raw) : undefined,
    emitInitial: readFlag(raw, 'emitInitial', defaults.emitInitial),
    keep: readChoice(raw, 'keep', keepChoices),
    timer: readChoice(raw, 'timer', timerChoices),
  }
}

function parseTable(raw: RawConfig): MachineTable {
  return {
    start: readName(raw, 'start'),
    states: readStates(raw.states).map(parseState),
    rules: readRules(raw.rules),
  }
}

function parseState(row: StateRow): MachineTable['states'][number] {
  const length = timerSeconds(row)
  return length === undefined ? { name: row.name } : { name: row.name, timer: { length, to: row.to } }
}
