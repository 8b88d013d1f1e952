/** A machine as plain data: for pictures, exports and the editor. @module */

import { functionLabel } from './names.ts'
import type { Destination, RuleSet, StateTable } from './state-table.ts'

/** A state of the graph. */
export interface GraphState {
  readonly name: string
  /** Whether it has an enter and an exit function. */
  readonly enter: boolean
  readonly exit: boolean
  /** `length` in seconds; without `dest` a function decides. */
  readonly timer?: { readonly length: number; readonly dest?: string }
}

/** A rule of the graph. */
export interface GraphRule {
  /** A state, or `*` for any. */
  readonly from: string
  /** The event, or the name of the function that is asked. */
  readonly event: string
  /** Missing when a function decides. */
  readonly to?: string
  readonly kind: 'event' | 'condition'
}

/** A machine as plain data that JSON can hold. */
export interface MachineGraph {
  readonly name: string
  readonly description: string
  /** The state it began in. */
  readonly start: string
  /** The state it is in; it need not be one of `states`. */
  readonly state: string
  readonly previous: string | null
  /** When that state was entered, epoch seconds. */
  readonly since: number
  /** Where on the time line of that state it is, seconds: the age, unless `seek` moved it. */
  readonly position: number
  readonly pollRate: number
  readonly states: readonly GraphState[]
  readonly rules: readonly GraphRule[]
}

/** What of a machine is drawn. */
export interface GraphSource<M> {
  readonly name: string | undefined
  readonly description: string
  readonly start: string
  readonly state: string
  readonly previous: string | null
  readonly timeline: { readonly entered: number; readonly position: number }
  readonly poller: { readonly hertz: number }
  readonly table: StateTable<M>
}

function fixed<M>(dest: Destination<M>): string | undefined {
  return typeof dest === 'string' ? dest : undefined
}

function rulesOf<M>(from: string, rules: RuleSet<M>): GraphRule[] {
  const rule = (event: string, dest: Destination<M>, kind: GraphRule['kind']): GraphRule => {
    const to = fixed(dest)
    return to === undefined ? { from, event, kind } : { from, event, to, kind }
  }
  return [
    ...[...rules.events].map(([event, dest]) => rule(event, dest, 'event')),
    ...rules.polled.map(({ condition, dest }) => rule(functionLabel(condition, 'condition'), dest, 'condition')),
  ]
}

/** Everything at this moment; nothing in it changes later. */
export function graphOf<M>(machine: GraphSource<M>): MachineGraph {
  const states: GraphState[] = []
  const rules: GraphRule[] = []
  for (const { name, enter, exit, timer, rules: own } of machine.table.states.values()) {
    const state = { name, enter: enter !== undefined, exit: exit !== undefined }
    const dest = timer === undefined ? undefined : fixed(timer.dest)
    if (timer === undefined) states.push(state)
    else states.push({ ...state, timer: { length: timer.length, ...(dest === undefined ? {} : { dest }) } })
    rules.push(...rulesOf(name, own))
  }
  return {
    name: machine.name ?? '',
    description: machine.description,
    start: machine.start,
    state: machine.state,
    previous: machine.previous,
    since: machine.timeline.entered,
    position: machine.timeline.position,
    pollRate: machine.poller.hertz,
    states,
    rules: [...rules, ...rulesOf('*', machine.table.any)],
  }
}
