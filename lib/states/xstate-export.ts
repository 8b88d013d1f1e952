/** A machine as an XState version 5 machine config. @module */

import type { GraphRule, MachineGraph } from './graph.ts'

/** A transition of the config; it always leaves and enters, as ours do. */
export interface XStateTransition {
  readonly target: string
  readonly reenter: true
}

/** A state of the config; `after` is in milliseconds. */
export interface XStateState {
  readonly on?: Record<string, XStateTransition>
  readonly after?: Record<string, XStateTransition>
}

/** Plain data for XState's `createMachine`. */
export interface XStateConfig {
  readonly id: string
  readonly initial: string
  readonly description?: string
  readonly states: Record<string, XStateState>
  readonly meta: { readonly kaithem: { readonly notExpressed: readonly string[] } }
}

/** Texts XState takes for something else than an event. */
function isReservedEvent(event: string): boolean {
  return event === '' || event === '*' || event.endsWith('.*') || event.startsWith('xstate.') || event === '__proto__'
}

function dictionary<T>(): Record<string, T> {
  return Object.create(null)
}

/** Why a rule cannot be exported, or undefined. */
function obstacle(rule: GraphRule, states: ReadonlySet<string>): string | undefined {
  const what = `${rule.from}, ${rule.event || '(empty)'}`
  if (rule.kind === 'condition') return `${what}: a condition that is polled`
  if (rule.to === undefined) return `${what}: a function decides where it goes`
  if (!states.has(rule.to)) return `${what}: leads to ${rule.to}, which does not exist`
  if (isReservedEvent(rule.event)) return `${what}: XState has another use for this event`
  return undefined
}

/** Rules from any state are written into each state that has none of its own for the event. */
export function toXState(graph: MachineGraph): XStateConfig {
  const names = new Set(graph.states.map(({ name }) => name))
  const notExpressed: string[] = []
  const states = dictionary<XStateState>()
  const rules = graph.rules.filter((rule) => {
    const problem = obstacle(rule, names)
    if (problem !== undefined) notExpressed.push(problem)
    return problem === undefined
  })
  const own = new Set(graph.rules.filter(({ kind }) => kind === 'event').map(({ from, event }) => `${from} ${event}`))
  for (const { name, enter, exit, timer } of graph.states) {
    const on = dictionary<XStateTransition>()
    for (const { from, event, to = '' } of rules) {
      const applies = from === name || (from === '*' && !own.has(`${name} ${event}`))
      if (applies) on[event] = { target: to, reenter: true }
    }
    const after = dictionary<XStateTransition>()
    if (timer?.dest !== undefined && names.has(timer.dest)) {
      after[String(Math.max(0, timer.length * 1000))] = { target: timer.dest, reenter: true }
    } else if (timer !== undefined) {
      const why =
        timer.dest === undefined ? 'a function decides where it goes' : `leads to ${timer.dest}, which does not exist`
      notExpressed.push(`${name}, timer: ${why}`)
    }
    if (enter) notExpressed.push(`${name}: enter function`)
    if (exit) notExpressed.push(`${name}: exit function`)
    states[name] = {
      ...(Object.keys(on).length > 0 ? { on } : {}),
      ...(Object.keys(after).length > 0 ? { after } : {}),
    }
  }
  // A machine may begin in a state that does not exist: one in which nothing happens.
  if (!names.has(graph.start)) states[graph.start] = {}
  return {
    id: graph.name === '' ? 'machine' : graph.name,
    initial: graph.start,
    ...(graph.description === '' ? {} : { description: graph.description }),
    states,
    meta: { kaithem: { notExpressed } },
  }
}
