/** kaithem.states: start here. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { KeptStates } from './kept-states.ts'
import type { MachineOptions, MachineRegistry } from './machine-registry.ts'
import { checkStateName } from './names.ts'
import { MachineHandle, type StateMachine } from './state-machine.ts'
import { StatechartCore } from './statechart.ts'
import type { Statechart, StatechartMembers, StatechartOptions } from './statechart-api.ts'
import type { StatechartConfig } from './statechart-config.ts'

export type { MachineGraph } from './graph.ts'
export type { Transition, Trigger } from './history.ts'
export type { KeptStates } from './kept-states.ts'
export type { MachineChange } from './machine-core.ts'
export type { PersistOptions, TimerPolicy } from './restore.ts'
export type { Condition, Destination, StateAction, StateOptions } from './state-table.ts'
export type { ChartSnapshot, ChartState } from './statechart-api.ts'
export type { ChartGraph } from './statechart-graph.ts'
export type { MachineOptions, Statechart, StatechartConfig, StatechartOptions, StateMachine }

/** Makes machines, with `new` or without. */
export interface StateMachineConstructor {
  new (
    start?: string | MachineConstructorOptions,
    name?: string | MachineOptions | null,
    description?: string | null,
  ): StateMachine
  (
    start?: string | MachineConstructorOptions,
    name?: string | MachineOptions | null,
    description?: string | null,
  ): StateMachine
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
   * @param start the state it begins in, default `start`; or the options `{ start, name, description }`
   * @param name unique; others find the machine by it. Or the options `{ name, description }`
   * @param description a text for people
   * @throws KAITHEM_STATE if there is a machine of that name, KAITHEM_VALUE for a start state that cannot be a name
   * @example
   * const sm = new kaithem.states.StateMachine('shut', { name: 'door' })
   * sm.add_state('shut')
   * sm.add_state('open')
   * sm.add_rule('shut', 'push', 'open')
   * sm.set_timer('open', 30, 'shut')
   * sm('push') // => 'open'
   */
  readonly StateMachine: StateMachineConstructor
  /**
   * Runs a statechart (nested and parallel states, history, guards) given as XState version 5 JSON, on XState.
   *
   * @param config the JSON; delays are in milliseconds as XState has them
   * @param options code for the names in it, and where to begin
   * @throws KAITHEM_TYPE if it is not JSON, KAITHEM_VALUE if XState cannot run it, KAITHEM_KEY for guards, delays and
   * actors that are named but not given
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.event('push')
   * chart.state // => 'on'
   */
  readonly Statechart: StatechartConstructor
  /**
   * The live machines that have a name, by name, whoever made them.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut', { name: 'door' })
   * [...kaithem.states.machines.keys()] // => ['door']
   */
  readonly machines: ReadonlyMap<string, StateMachine>
  /**
   * A live machine by its name. What is subscribed through it ends with who asked, the machine does not.
   *
   * @param name the name it was made with
   * @returns the machine, or undefined
   * @example
   * const sm = kaithem.states.StateMachine('shut', { name: 'door' })
   * kaithem.states.get('door')?.state // => 'shut'
   * kaithem.states.get('gate') // => undefined
   */
  get(name: string): StateMachine | undefined
  /**
   * Every live machine, those without a name too, oldest first.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * kaithem.states.all().map(({ state }) => state) // => ['shut']
   */
  all(): StateMachine[]
  /**
   * What machines and statecharts keep over a restart, by key: `get(key)`, `set(key, json)`, `delete(key)`. For looking
   * at it and for forgetting it.
   *
   * @example
   * kaithem.states.kept.set('door', { state: 'open' })
   * kaithem.states.kept.get('door') // => { state: 'open' }
   * kaithem.states.kept.delete('door')
   */
  readonly kept: KeptStates
}

function optionalText(value: unknown, what: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  throw new KaithemError('KAITHEM_TYPE', `The ${what} of a state machine must be a string, not ${typeof value}`)
}

function machineOptions(options: MachineArguments): MachineOptions {
  const name = optionalText(options.name, 'name')
  const description = optionalText(options.description, 'description')
  return { ...(name ? { name } : {}), ...(description ? { description } : {}) }
}

type MachineArguments = { readonly start?: string } & { readonly [K in keyof MachineOptions]?: unknown }

/** The ways of calling `StateMachine`: options, a start state and options, or everything in order. */
function readMachineArguments(...[start, name, description]: Parameters<StateMachineConstructor>): MachineArguments {
  if (typeof start === 'object') return start ?? {}
  const named: MachineArguments = typeof name === 'object' ? (name ?? {}) : { name, description }
  return start === undefined ? named : { ...named, start }
}

/** The machines as one owner sees them: what is made through it ends with the owner. */
export function createStatesApi(registry: MachineRegistry, owner: Owner): StatesApi {
  function newMachine(...given: Parameters<StateMachineConstructor>): StateMachine {
    const { start = 'start', ...options } = readMachineArguments(...given)
    return registry.create(owner, checkStateName(start), machineOptions(options))
  }
  function newChart(config: StatechartConfig, options?: StatechartOptions): Statechart {
    const chart: StatechartMembers = registry.createStatechart(owner, config, options)
    return chart as Statechart
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
