/** What can be read of a state machine: the part of a handle that changes nothing. @module */

import { addAliases } from '../aliases.ts'
import { graphOf, type MachineGraph } from './graph.ts'
import type { Transition } from './history.ts'
import type { MachineCore } from './machine-core.ts'
import { type MermaidOptions, toMermaid } from './mermaid.ts'
import { toXState, type XStateConfig } from './xstate-export.ts'

/** The readings of a machine. They are called on the functions that `createHandle` makes; `M` is such a handle. */
export abstract class MachineReadings<M> {
  declare protected readonly core: MachineCore<M>

  /**
   * The name of the machine; empty if it has none.
   *
   * @example
   * kaithem.states.StateMachine('shut', { name: 'door' }).name // => 'door'
   */
  declare readonly name: string

  /**
   * What the machine is for, as given when it was made; empty by default.
   *
   * @example
   * kaithem.states.StateMachine('shut', { description: 'front door' }).description // => 'front door'
   */
  get description(): string {
    return this.core.description
  }

  /**
   * The name of the current state; `__closed__` after `close()`.
   *
   * @example
   * kaithem.states.StateMachine('shut').state // => 'shut'
   */
  get state(): string {
    return this.core.state
  }

  /**
   * The state before the current one, which is the same after re-entry; null before the first transition.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.prev_state // => null
   * sm.add_state('open')
   * sm.jump('open')
   * sm.prev_state // => 'shut'
   */
  get prev_state(): string | null {
    return this.core.previous
  }

  /**
   * When the current state was entered, epoch seconds. `seek` does not change it.
   *
   * @example
   * kaithem.states.StateMachine('shut').entered_state > 1_600_000_000 // => true
   */
  get entered_state(): number {
    return this.core.timeline.entered
  }

  /**
   * Seconds since the current state was entered. `seek` does not change it.
   *
   * @example
   * kaithem.states.StateMachine('shut').age < 1 // => true
   */
  get age(): number {
    return this.core.age
  }

  /**
   * State and age, read at the same moment: `[state, seconds]`.
   *
   * @example
   * const [state, seconds] = kaithem.states.StateMachine('shut').stateage
   * state // => 'shut'
   * seconds < 1 // => true
   */
  get stateage(): readonly [state: string, age: number] {
    return [this.core.state, this.core.age]
  }

  /**
   * Up to 50 transitions, oldest first: `{ from, to, trigger, event, time }`. `trigger` is `event`, `timer`, `poll`,
   * `jump` or `restore`.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('open')
   * sm.jump('open')
   * sm.history.map(({ from, to, trigger }) => `${from} ${to} ${trigger}`) // => ['shut open jump']
   */
  get history(): readonly Transition[] {
    return this.core.history.list()
  }

  /**
   * States, rules, timers and where it is, as plain data that JSON can hold.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.graph().rules // => [{ from: 'shut', event: 'push', kind: 'event', to: 'open' }]
   */
  graph(): MachineGraph {
    return graphOf(this.core)
  }

  /**
   * The machine as a Mermaid state diagram.
   *
   * @param options `current: false` leaves out the mark on the current state
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut')
   * sm.to_mermaid().split('\n')[0] // => 'stateDiagram-v2'
   */
  to_mermaid(options?: MermaidOptions): string {
    return toMermaid(graphOf(this.core), options)
  }

  /**
   * The machine as an XState version 5 machine config (JSON), for `createMachine`. What XState cannot say (functions,
   * rules that are polled) is listed in `meta.kaithem.notExpressed`.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut')
   * sm.to_xstate().initial // => 'shut'
   */
  to_xstate(): XStateConfig {
    return toXState(graphOf(this.core))
  }
}

addAliases(MachineReadings.prototype)
