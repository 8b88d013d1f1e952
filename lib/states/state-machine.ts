/** What users hold of a state machine: a callable handle, bound to whoever asked for it. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import { graphOf, type MachineGraph } from './graph.ts'
import type { Transition } from './history.ts'
import type { MachineChange, MachineCore } from './machine-core.ts'
import { type MermaidOptions, toMermaid } from './mermaid.ts'
import { allStates, checkEvent, checkFunction, checkSeconds, checkStateName } from './names.ts'
import type { MachineKeeper, PersistOptions } from './restore.ts'
import type { Condition, Destination, StateAction, StateOptions } from './state-table.ts'
import { toXState, type XStateConfig } from './xstate-export.ts'

/** The core as handles see it: destination functions are given a handle. */
export type LiveMachine = MachineCore<StateMachine>

/**
 * A state machine. Calling it triggers an event: `machine('open')` returns the state afterwards. Every method also
 * answers to its other spelling (`add_state`, `addState`).
 */
export type StateMachine = WithAliases<MachineHandle> & ((event: string) => string)

function conditionOf(value: string | null | undefined | { readonly condition?: string | null }): string | null {
  return (typeof value === 'object' ? value?.condition : value) ?? null
}

/** The methods of a machine. They are called on the functions `createHandle` makes; there are no plain instances. */
export class MachineHandle {
  declare private readonly core: LiveMachine
  declare private readonly owner: Owner
  declare private readonly keeper: MachineKeeper

  /** The name of the machine; empty if it has none. */
  declare readonly name: string

  /** What the machine is for. */
  get description(): string {
    return this.core.description
  }

  /** The current state; `__closed__` after `close()`. */
  get state(): string {
    return this.core.state
  }

  /** The state before the current one; null before the first transition. */
  get prev_state(): string | null {
    return this.core.previous
  }

  /** When the current state was entered, epoch seconds. */
  get entered_state(): number {
    return this.core.timeline.entered
  }

  /** Seconds since the current state was entered. `seek` does not change it. */
  get age(): number {
    return this.core.age
  }

  /** State and age, read at the same moment: `[state, seconds]`. */
  get stateage(): readonly [state: string, age: number] {
    return [this.core.state, this.core.age]
  }

  /**
   * How often rules whose event is a function are asked, per second: a number above 0, default 24. Applies at once.
   *
   * Spec: states, function polling.
   *
   * @throws KAITHEM_VALUE
   */
  get pollRate(): number {
    return this.core.poller.hertz
  }
  set pollRate(rate: number) {
    this.core.poller.hertz = rate
  }

  /** Up to 50 transitions, oldest first: `{ from, to, trigger, event, time }`. */
  get history(): readonly Transition[] {
    return this.core.history.list()
  }

  /**
   * Adds a state. One of the same name is replaced: its rules and its timer are lost, its subscribers stay.
   *
   * Spec: states, add_state.
   *
   * @param name not empty, without spaces, line ends and any of ~!@#$%^&*()-=+`<>?,./;':"\[]{}
   * @param enter runs when the state is entered; or an options object `{ enter, exit, rules }`
   * @param exit runs when the state is left. Promises of both are not awaited
   * @throws KAITHEM_VALUE, KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * sm.add_state('open', () => { lamp.value = 1 }, () => { lamp.value = 0 })
   * sm.add_state('shut', { rules: { push: 'open' } })
   */
  add_state(
    name: string,
    enter?: StateAction | null | StateOptions<StateMachine>,
    exit?: StateAction | null | StateOptions<StateMachine>,
  ): void {
    const named = typeof enter === 'object' && enter !== null ? enter : typeof exit === 'object' ? exit : null
    this.core.addState(checkStateName(name), {
      ...(typeof enter === 'object' ? {} : { enter }),
      ...(typeof exit === 'object' ? {} : { exit }),
      ...named,
    })
  }

  /**
   * Removes a state. If it is the current one, the machine is in a state that does not exist: events do nothing
   * until it is left with `jump`. Rules that lead to it stay, and fail when followed.
   *
   * Spec: states, remove_state.
   *
   * @throws KAITHEM_KEY if there is no such state
   * @example
   * sm.remove_state('open')
   */
  remove_state(name: string): void {
    this.core.removeState(name)
  }

  /**
   * Adds a rule: when `event` happens in `start`, go to `dest`.
   *
   * Spec: states, add_rule, function polling.
   *
   * @param start a state that exists, or `*` for every state (a rule of the state itself wins)
   * @param event a text (one rule per state and text; a later one replaces it), or a function that is asked
   * `pollRate` times a second while the machine is in this state; the first true one in the order of adding is followed
   * @param dest a state (it need not exist yet), or a function that is given the machine and names one; if it names
   * none, nothing happens
   * @throws KAITHEM_KEY if there is no state `start`, KAITHEM_TYPE
   * @example
   * sm.add_rule('shut', 'push', 'open')
   * sm.add_rule('open', () => kaithem.tags['/wind'].value > 10, 'shut')
   */
  add_rule(start: string, event: string | Condition, dest: Destination<StateMachine>): void {
    this.core.addRule(start, event, dest)
  }

  /**
   * Removes a rule.
   *
   * Spec: states, del_rule.
   *
   * @param start a state, or `*`
   * @param event the text or the function of the rule
   * @throws KAITHEM_KEY if there is no such rule
   * @example
   * sm.del_rule('shut', 'push')
   */
  del_rule(start: string, event: string | Condition): void {
    this.core.deleteRule(start, event)
  }

  /**
   * Gives a state a timer: whoever stays longer than `length` goes to `dest`. A state has one timer, a new one
   * replaces it. It counts from entering the state, also if it is the current one.
   *
   * Spec: states, timers.
   *
   * @param state a state that exists
   * @param length seconds; null removes the timer
   * @param dest a state, or a function that is given the machine and names one (none: stay, the timer does not start
   * again); null removes the timer
   * @throws KAITHEM_KEY, KAITHEM_TYPE
   * @example
   * sm.set_timer('open', 30, 'shut')
   */
  set_timer(state: string, length: number | null, dest?: Destination<StateMachine> | null): void {
    this.core.setTimer(state, length, dest)
  }

  /**
   * Triggers an event; `machine('push')` does the same and returns the state. Exit and enter functions and
   * subscribers run before it returns. Events without a rule, and events in a state that does not exist, do nothing.
   * Called within a transition it runs after it.
   *
   * Spec: states, events.
   *
   * @throws what an exit or enter function, a destination function or a subscriber throws; KAITHEM_KEY if the rule leads
   * to a state that does not exist; KAITHEM_LOOP if transitions trigger one another more than 1,000 times
   * @example
   * sm.event('push')
   */
  event(event: string): void {
    this.core.event(typeof event === 'string' ? event : checkEvent(event))
  }

  /**
   * Goes to a state at once, with its exit and enter functions. Called within a transition it runs after it.
   *
   * Spec: states, jump.
   *
   * @param state a state that exists
   * @param condition go only from this state; default: from any
   * @throws KAITHEM_KEY if there is no such state (nothing has happened then)
   * @example
   * sm.jump('shut')
   * sm.jump('shut', 'open')
   */
  jump(state: string, condition?: string | null | { readonly condition?: string | null }): void {
    this.core.jump(state, conditionOf(condition))
  }

  /** The same as `jump`. */
  goto(state: string, condition?: string | null | { readonly condition?: string | null }): void {
    this.jump(state, condition)
  }

  /**
   * Goes to a position on the time line of the current state. Beyond the length of the timer it fires at once (after
   * the running code); a negative position gives it more time. Age and `entered_state` stay. Without a timer: nothing.
   *
   * Spec: states, seek.
   *
   * @param t seconds since entering the state
   * @param condition only in this state; default: in any
   * @throws KAITHEM_TYPE
   * @example
   * sm.seek(0) // begin again
   */
  seek(t: number, condition?: string | null | { readonly condition?: string | null }): void {
    const { core } = this
    const position = checkSeconds(t, 'The position to seek')
    const wanted = conditionOf(condition)
    if (core.closed || !core.timeline.hasTimer || (wanted !== null && wanted !== core.state)) return
    core.timeline.seek(position)
    core.changed('state')
  }

  /**
   * Calls a function with the name of the state each time a state is entered.
   *
   * Spec: states, subscribe.
   *
   * @param f called with one argument, the name. If it throws, the others are called all the same
   * @param state only for this state; default `__all__`: for every one
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   * @example
   * const off = sm.subscribe(state => node.send({ payload: state }))
   */
  subscribe(f: (state: string) => unknown, state: string | { readonly state?: string } = allStates): Subscription {
    const name = typeof state === 'object' ? (state?.state ?? allStates) : state
    if (checkFunction(f, 'A subscriber') === undefined) {
      throw new KaithemError('KAITHEM_TYPE', `A subscriber of ${this.core.label} must be a function`)
    }
    this.core.assertOpen()
    return this.core.listenersOf(checkEvent(name)).add(this.owner, f)
  }

  /** Ends one subscription of a function. @example sm.unsubscribe(f, 'open') */
  unsubscribe(f: (state: string) => unknown, state: string = allStates): void {
    this.core.listenersOf(checkEvent(state)).remove(f)
  }

  /**
   * Calls a function after each change: `structure` (states, rules, timers), `state` (a transition, a seek), `closed`.
   * For pictures of a running machine; errors in it are reported.
   */
  on_change(f: (change: MachineChange) => unknown): Subscription {
    this.core.assertOpen()
    return this.core.observers.add(this.owner, f)
  }

  /**
   * Keeps the state over restarts: restores what was kept under the key and remembers every change from now on. Call
   * it after adding states and timers. Neither exit nor enter functions nor subscribers run.
   *
   * @param options `key` (default: the name), `timer` and `enter`, see `PersistOptions`
   * @returns whether a state was restored
   * @throws KAITHEM_VALUE for a machine without a name and key, or an unknown choice
   * @example
   * sm.persist({ timer: 'continue' })
   */
  persist(options?: PersistOptions): boolean {
    this.core.assertOpen()
    return this.keeper.keep(this.core, options)
  }

  /** States, rules, timers and where it is, as plain data. @example sm.graph().rules */
  graph(): MachineGraph {
    return graphOf(this.core)
  }

  /**
   * The machine as a Mermaid state diagram.
   *
   * @param options `current: false` leaves out the mark on the current state
   * @example
   * sm.to_mermaid() // 'stateDiagram-v2\n  state "shut" as s0\n ...'
   */
  to_mermaid(options?: MermaidOptions): string {
    return toMermaid(graphOf(this.core), options)
  }

  /**
   * The machine as an XState version 5 machine config (JSON). What XState cannot say (functions, rules that are
   * polled) is listed in `meta.kaithem.notExpressed`.
   *
   * @example
   * createMachine(sm.to_xstate())
   */
  to_xstate(): XStateConfig {
    return toXState(graphOf(this.core))
  }

  /** Ends the machine: no timer, no polling, no subscribers; its name is free again. The exit function does not run. */
  close(): void {
    this.keeper.close(this.core)
  }

  /** The same as `close`. */
  dispose(): void {
    this.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  get [Symbol.toStringTag](): string {
    return 'StateMachine'
  }
}

addAliases(MachineHandle.prototype)
Object.setPrototypeOf(MachineHandle.prototype, Function.prototype)

/** A handle on a machine: what is subscribed through it belongs to `owner`. */
export function createHandle(core: LiveMachine, owner: Owner, keeper: MachineKeeper): StateMachine {
  const name = core.name ?? ''
  const call = {
    [name]: (event: string): string => {
      core.event(typeof event === 'string' ? event : checkEvent(event))
      return core.state
    },
  }[name]
  return Object.assign(Object.setPrototypeOf(call as object, MachineHandle.prototype), { core, owner, keeper })
}
