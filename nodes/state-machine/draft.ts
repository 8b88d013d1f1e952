/** What tables or a statechart say, as the graph that is drawn. @module */

import { readChart } from './chart.ts'
import { type ChartPart, chartParts, isParallel } from './chart-parts.ts'
import { readRules, readStates, timerSeconds } from './rows.ts'

/** A machine as it is drawn; graphs of running machines fit too. */
export interface DrawnGraph {
  readonly start?: string
  readonly states: ReadonlyArray<{
    readonly name: string
    /** The state around it. */
    readonly parent?: string
    /** The state inside it that is entered first. */
    readonly initial?: string
    readonly timer?: { readonly length: number; readonly dest?: string }
  }>
  readonly rules: ReadonlyArray<{
    /** A state, or `*` for any. */
    readonly from: string
    readonly event: string
    /** Missing when a function decides. */
    readonly to?: string
    readonly kind: 'event' | 'condition' | 'timer'
  }>
}

/** The graph of two tables, whatever is still wrong or missing in them. */
export function tableGraph(start: string, rawStates: unknown, rawRules: unknown): DrawnGraph {
  const states = new Map<string, DrawnGraph['states'][number]>()
  for (const row of readStates(rawStates)) {
    const length = timerSeconds(row)
    const { name, to } = row
    if (name === '') continue
    states.set(name, length === undefined || to === '' ? { name } : { name, timer: { length, dest: to } })
  }
  const rules = readRules(rawRules).filter(({ from, to }) => from !== '' && to !== '')
  return {
    start,
    states: [...states.values()],
    rules: rules.map(({ from, kind, when, to }) => ({ from, event: when, to, kind })),
  }
}

/** The graph of a statechart; empty while its text has errors. */
export function chartTextGraph(text: string): DrawnGraph {
  const { chart, issues } = readChart(text)
  return issues.length > 0 ? { states: [], rules: [] } : chartGraph(chart)
}

/** The graph of a checked statechart; nested states are named by their path. */
export function chartGraph(chart: Readonly<Record<string, unknown>>): DrawnGraph {
  const parts = chartParts(chart)
  const start = isParallel(chart) || typeof chart.initial !== 'string' ? {} : { start: chart.initial }
  const inner = parts.filter(({ path }) => path.length > 0)
  return {
    ...start,
    states: inner.map(({ path, initial }) => ({
      name: path.join('.'),
      ...(path.length === 1 ? {} : { parent: path.slice(0, -1).join('.') }),
      ...(initial === undefined ? {} : { initial: [...path, initial].join('.') }),
    })),
    rules: parts.flatMap((part) => rulesOf(part, part.path.length === 0 ? '*' : part.path.join('.'))),
  }
}

function rulesOf({ transitions }: ChartPart, from: string): DrawnGraph['rules'][number][] {
  return transitions.map(({ kind, label, target }) => ({
    from,
    event: label,
    kind,
    ...(target === undefined ? {} : { to: target.join('.') }),
  }))
}
