/** kaithem.states: start here. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { KeptStates } from './kept-states.ts'
import type { MachineOptions, MachineRegistry } from './machine-registry.ts'
import { checkStateName } from './names.ts'
import { MachineHandle, type StateMachine } from './state-machine.ts'
import { type Statechart, type StatechartConfig, StatechartCore, type StatechartOptions } from './statechart.ts'

export type { MachineGraph } from './graph.ts'
export type { Transition, Trigger } from './history.ts'
export type { KeptStates } from './kept-states.ts'
export type { MachineChange } from './machine-core.ts'
export type { PersistOptions, TimerPolicy } from './restore.ts'
export type { Condition, Destination, StateAction, StateOptions } from './state-table.ts'
export type { ChartSnapshot, ChartState } from './statechart.ts'
export type { ChartGraph } from './statechart-graph.ts'
export type { MachineOptions, Statechart, StatechartConfig, StatechartOptions, StateMachine }

/** Makes machines, with `new` or without. */
export interface StateMachineConstructor {
  new (start?: string | MachineConstructorOptions, options?: MachineOptions): StateMachine
  (start?: string | MachineConstructorOptions, options?: MachineOptions): StateMachine
  readonly prototype: MachineHandle
}

/** The start state by name. */
export interface MachineConstructorOptions extends MachineOptions {
  readonly start?: string
}

/** Runs statecharts, with `new` or without. */
export interface StatechartConstructor {
  new (config: StatechartConfig, options?: StatechartOptions): Statechart
  (config: StatechartConfig, options?: StatechartOptions): Statechart
  readonly prototype: StatechartCore
}

/** State machines. */
export interface StatesApi {
  /**
   * Makes a state machine. It has no states at first, so it is in a state that does not exist, where events do
   * nothing. It ends with whoever made it (a node, a function node), or by `close()`.
   *
   * Spec: states, StateMachine.
   *
   * @param start the state it begins in; default `start`
   * @param options `name` (unique; others find the machine by it) and `description`
   * @throws KAITHEM_STATE if there is a machine of that name, KAITHEM_VALUE for a start state that cannot be a name
   * @example
   * const sm = new kaithem.states.StateMachine('shut', { name: 'door' })
   * sm.add_state('shut')
   * sm.add_state('open')
   * sm.add_rule('shut', 'push', 'open')
   * sm.set_timer('open', 30, 'shut')
   * sm('push') // 'open'
   */
  readonly StateMachine: StateMachineConstructor
  /**
   * Runs a statechart (nested and parallel states, history, guards) given as XState version 5 JSON, on XState.
   *
   * Spec: states, statecharts.
   *
   * @param config the JSON; delays are in milliseconds as XState has them
   * @param options code for the names in it, and where to begin
   * @throws KAITHEM_TYPE if it is not JSON, KAITHEM_VALUE if XState cannot run it, KAITHEM_KEY for guards, delays and
   * actors that are named but not given
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.event('push')
   */
  readonly Statechart: StatechartConstructor
  /** The live machines that have a name, whoever made them. */
  readonly machines: ReadonlyMap<string, StateMachine>
  /**
   * A live machine by its name. What is subscribed through it ends with who asked, the machine does not.
   *
   * Spec: states, named machines.
   *
   * @returns the machine, or undefined
   * @example
   * kaithem.states.get('door')?.event('push')
   */
  get(name: string): StateMachine | undefined
  /** Every live machine, those without a name too. */
  all(): StateMachine[]
  /**
   * What machines keep over a restart, by key: for statecharts, which are kept by their snapshots, and for forgetting.
   *
   * @example
   * kaithem.states.kept.delete('door')
   */
  readonly kept: KeptStates
}

function machineOptions(options: MachineOptions): MachineOptions {
  const { name, description } = options
  for (const [key, value] of Object.entries({ name, description })) {
    if (value === undefined || value === null || typeof value === 'string') continue
    throw new KaithemError('KAITHEM_TYPE', `The ${key} of a state machine must be a string, not ${typeof value}`)
  }
  return { ...(name ? { name } : {}), ...(description ? { description } : {}) }
}

/** The machines as one owner sees them: what is made through it ends with the owner. */
export function createStatesApi(registry: MachineRegistry, owner: Owner): StatesApi {
  function newMachine(start: string | MachineConstructorOptions = 'start', options: MachineOptions = {}): StateMachine {
    const named: MachineConstructorOptions = typeof start === 'object' ? start : { ...options, start }
    return registry.create(owner, checkStateName(named?.start ?? 'start'), machineOptions(named ?? {}))
  }
  function newChart(config: StatechartConfig, options?: StatechartOptions): Statechart {
    return registry.createStatechart(owner, config, options) as Statechart
  }
  newMachine.prototype = MachineHandle.prototype
  newChart.prototype = StatechartCore.prototype
  return {
    StateMachine: newMachine as unknown as StateMachineConstructor,
    Statechart: newChart as unknown as StatechartConstructor,
    get machines() {
      return registry.list(owner)
    },
    get: (name) => registry.get(owner, name),
    all: () => registry.all(owner),
    get kept() {
      return registry.kept
    },
  }
}
