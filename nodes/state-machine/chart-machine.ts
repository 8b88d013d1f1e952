/** Runs a statechart and shows it as the node deals with machines. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import type { ChartSnapshot, Statechart, StatechartConfig } from '../../lib/states/api.ts'
import type { Transition, Trigger } from '../../lib/states/history.ts'
import { type ChartNode, chartParts } from './chart-parts.ts'
import { conditionNames } from './condition-names.ts'
import { chartGraph } from './draft.ts'
import { compileCondition } from './expression.ts'
import type { Change, RunningMachine } from './running.ts'

/** Most transitions that are remembered. */
const longestHistory = 50

export interface ChartMachineOptions {
  readonly kaithem: Kaithem
  readonly clock: Clock
  readonly name: string
  readonly chart: StatechartConfig
}

/**
 * The chart, in its first state. The names of guards are taken for conditions, as in the tables.
 *
 * @throws KAITHEM_VALUE if XState cannot run it, KAITHEM_EXPRESSION for a guard that cannot be read
 */
export function createChart({ kaithem, clock, name, chart }: ChartMachineOptions): Statechart {
  const names = conditionNames(kaithem, clock)
  const guards = guardNames(chart).map((text) => {
    const holds = compileCondition(text, names)
    return [text, () => Boolean(holds())] as const
  })
  return new kaithem.states.Statechart(chart, { name, guards: Object.fromEntries(guards) })
}

/** The guards of a chart by their names. */
function guardNames(chart: ChartNode): string[] {
  const found = new Set<string>()
  const visit = (value: unknown, key: string): void => {
    if (key === 'guard' && typeof value === 'string') found.add(value)
    if (typeof value !== 'object' || value === null) return
    if (key === 'guard' && 'type' in value && typeof value.type === 'string') found.add(value.type)
    for (const [inner, item] of Object.entries(value)) visit(item, Array.isArray(value) ? key : inner)
  }
  visit(chart, '')
  return [...found]
}

/** The chart as the node deals with it. */
export function runChart(chart: Statechart, config: StatechartConfig, fresh: ChartSnapshot): RunningMachine {
  const events = new Set(chartParts(config).flatMap(({ transitions }) => transitions.map(({ event }) => event)))
  events.delete('')
  const graph = chartGraph(config)
  const history: Transition[] = []
  const listeners: Array<(change: Change) => void> = []
  const order = new Map(graph.states.map(({ name }, index) => [name, index]))
  // XState lists the newest last; here they stand as in the chart, so that one state always reads the same.
  const activeStates = (): string[] =>
    chart.graph().active.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const stateOf = (): string => activeStates().join(', ')
  let previous: string | null = null
  let current = stateOf()
  let entered = chart.entered_state
  let cause: { readonly trigger: Trigger; readonly event: string } = { trigger: 'timer', event: '' }

  const moved = (): void => {
    const state = stateOf()
    const time = chart.entered_state
    const change = { state, previous: current, age: time - entered, ...cause, time }
    history.push({ from: current, to: state, ...cause, time })
    if (history.length > longestHistory) history.shift()
    previous = current
    current = state
    entered = time
    for (const listener of listeners) listener(change)
  }
  const because = (trigger: Trigger, event: string, act: () => void): void => {
    const before = cause
    cause = { trigger, event }
    try {
      act()
    } finally {
      cause = before
    }
  }
  chart.subscribe(moved)

  return {
    name: chart.name,
    now: () => {
      const since = chart.entered_state
      return { state: current, previous, since, age: chart.age, active: activeStates(), timer: undefined }
    },
    events: () => [...events].filter((event) => chart.can(event)),
    event: (event) => because('event', event, () => chart.event(event)),
    reset: () => {
      chart.restore(fresh, 'restart')
      because('jump', '', moved)
    },
    jump: () => refuse('jump'),
    seek: () => refuse('seek'),
    watch: (listener) => {
      listeners.push(listener)
    },
    graph: () => graph,
    history: () => history,
    toMermaid: () => chart.to_mermaid(),
    toXstate: () => ({ ...config }),
  }
}

function refuse(control: string): never {
  throw new KaithemError('KAITHEM_STATE', `msg.control "${control}" works with tables, not with a statechart`, {
    control,
  })
}
