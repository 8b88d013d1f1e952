/** The rows of the two tables as the dialog saves them, read with care: a flow file may be written by hand. @module */

import { readChoice, readName } from '../_config/read.ts'

/** One state: its name, and what happens on its own after `length`. All text, as typed. */
export interface StateRow {
  readonly name: string
  readonly length: string
  readonly unit: TimeUnit
  readonly to: string
}

/** One rule: in state `from`, when `when` happens or is true, go to `to`. */
export interface RuleRow {
  readonly from: string
  readonly kind: RuleKind
  readonly when: string
  readonly to: string
}

export type TimeUnit = 's' | 'min' | 'h'
export type RuleKind = 'event' | 'condition'

export const timeUnits: readonly [TimeUnit, ...TimeUnit[]] = ['s', 'min', 'h']
export const ruleKinds: readonly [RuleKind, ...RuleKind[]] = ['event', 'condition']

const secondsOf: Readonly<Record<TimeUnit, number>> = { s: 1, min: 60, h: 3600 }

/** Seconds of a timer as typed; undefined when left empty, NaN when it is no number. */
export function timerSeconds({ length, unit }: Pick<StateRow, 'length' | 'unit'>): number | undefined {
  return length === '' ? undefined : Number(length.replace(',', '.')) * secondsOf[unit]
}

/** The states table of a raw configuration. */
export function readStates(value: unknown): StateRow[] {
  return rowsOf(value).map((row) => ({
    name: readName(row, 'name'),
    length: readName(row, 'length'),
    unit: readChoice(row, 'unit', timeUnits),
    to: readName(row, 'to'),
  }))
}

/** The rules table of a raw configuration. */
export function readRules(value: unknown): RuleRow[] {
  return rowsOf(value).map((row) => ({
    from: readName(row, 'from'),
    kind: readChoice(row, 'kind', ruleKinds),
    when: readName(row, 'when'),
    to: readName(row, 'to'),
  }))
}

function rowsOf(value: unknown): Array<Readonly<Record<string, unknown>>> {
  if (!Array.isArray(value)) return []
  return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}))
}
