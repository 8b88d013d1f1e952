/** Builds the machine that the tables describe. @module */

import { errorText, isKaithemError, KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import { anyState } from '../../lib/states/names.ts'
import type { StateMachine } from '../../lib/states/state-machine.ts'
import { conditionNames } from './condition-names.ts'
import type { MachineTable } from './config.ts'
import { compileCondition } from './expression.ts'
import type { RunningMachine } from './running.ts'

export interface TableMachineOptions {
  readonly kaithem: Kaithem
  readonly clock: Clock
  readonly name: string
  readonly table: MachineTable
  readonly pollRate: number
}

/**
 * The machine, in its start state.
 *
 * @throws KAITHEM_STATE if the name is taken, KAITHEM_EXPRESSION for a condition that cannot be read
 */
export function createTableMachine({ kaithem, clock, name, table, pollRate }: TableMachineOptions): StateMachine {
  const machine = new kaithem.states.StateMachine(table.start, { name })
  machine.pollRate = pollRate
  for (const state of table.states) machine.add_state(state.name)
  for (const { name: state, timer } of table.states) {
    if (timer !== undefined) machine.set_timer(state, timer.length, timer.to)
  }
  const names = conditionNames(kaithem, clock)
  for (const { from, kind, when, to } of table.rules) {
    machine.add_rule(from, kind === 'event' ? when : createCondition(machine, when, names, from, to), to)
  }
  return machine
}

/** Called as the condition reads, because that is the name it has in pictures and messages. */
function createCondition(
  machine: StateMachine,
  text: string,
  names: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
): () => unknown {
  const holds = codedCondition(text, compileCondition(text, names))
  // In any state but the destination: it would be entered again at every poll as long as the condition is true.
  const condition = from === anyState ? () => machine.state !== to && holds() : () => holds()
  return Object.defineProperty(condition, 'name', { value: text })
}

/** Errors while it is asked tell which condition it is. */
function codedCondition(text: string, holds: () => unknown): () => unknown {
  return () => {
    try {
      return holds()
    } catch (error) {
      if (isKaithemError(error)) throw error
      throw new KaithemError('KAITHEM_EXPRESSION', `"${text}" failed: ${errorText(error)}`, { condition: text }, error)
    }
  }
}

/** The machine as the node deals with it. */
export function runTableMachine(machine: StateMachine, start: string): RunningMachine {
  let entered = machine.entered_state
  return {
    name: machine.name,
    now: () => {
      const { state, previous, since, position, states } = machine.graph()
      const timer = states.find(({ name }) => name === state)?.timer
      return {
        state,
        previous,
        since,
        age: machine.age,
        active: [state],
        timer: timer && { left: Math.max(0, timer.length - position), dest: timer.dest ?? '' },
      }
    },
    events: () => {
      const { state, rules } = machine.graph()
      const here = rules.filter(({ kind, from }) => kind === 'event' && (from === state || from === anyState))
      return [...new Set(here.map(({ event }) => event))]
    },
    event: (event) => machine.event(event),
    reset: () => machine.jump(start),
    jump: (state) => machine.jump(state),
    seek: (seconds) => machine.seek(seconds),
    watch: (listener) => {
      machine.subscribe((state) => {
        const last = machine.history.at(-1)
        const time = last?.time ?? machine.entered_state
        const trigger = last?.trigger ?? 'jump'
        const change = {
          state,
          previous: last?.from ?? null,
          age: time - entered,
          trigger,
          event: last?.event ?? '',
          time,
        }
        entered = time
        listener(change)
      })
    },
    graph: () => machine.graph(),
    history: () => machine.history,
    toMermaid: () => machine.to_mermaid(),
    toXstate: () => machine.to_xstate(),
  }
}
