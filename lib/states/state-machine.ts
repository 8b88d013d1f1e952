/** What users hold of a state machine: a callable handle, bound to whoever asked for it. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { MachineChange, MachineCore } from './machine-core.ts'
import { MachineReadings } from './machine-readings.ts'
import { allStates, checkEvent, checkFunction, checkSeconds, checkStateName } from './names.ts'
import type { MachineKeeper, PersistOptions } from './restore.ts'
import type { Condition, Destination, StateAction, StateOptions } from './state-table.ts'

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
export class MachineHandle extends MachineReadings<StateMachine> {
  declare private readonly owner: Owner
  declare private readonly keeper: MachineKeeper

  /**
   * How often rules whose event is a function are asked, per second: a number above 0, default 24. Applies at once.
   *
   * @throws KAITHEM_VALUE for 0, less, or what is no number
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.pollRate // => 24
   * sm.pollRate = 2 // slow conditions: twice a second is enough
   */
  get pollRate(): number {
    return this.core.poller.hertz
  }
  set pollRate(rate: number) {
    this.core.poller.hertz = rate
  }

  /**
   * Adds a state. One of the same name is replaced: its rules and its timer are lost, its subscribers stay.
   *
   * @param name not empty, without spaces, line ends and any of ``~!@#$%^&*()-=+`<>?,./;':"\[]{}``
   * @param enter runs when the state is entered; or an options object `{ enter, exit, rules }`
   * @param exit runs when the state is left. Promises of both are not awaited
   * @throws KAITHEM_VALUE for a name that is not allowed; KAITHEM_TYPE for enter or exit that is no function;
   * KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * const lamp = kaithem.tags['/door/lamp']
   * sm.add_state('open', () => { lamp.value = 1 }, () => { lamp.value = 0 })
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm('push') // => 'open'
   * lamp.value // => 1
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
   * @throws KAITHEM_KEY if there is no such state
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.add_state('open')
   * sm.remove_state('open')
   * sm('push') // throws KAITHEM_KEY
   */
  remove_state(name: string): void {
    this.core.removeState(name)
  }

  /**
   * Adds a rule: when `event` happens in `start`, go to `dest`.
   *
   * @param start a state that exists, or `*` for every state (a rule of the state itself wins)
   * @param event a text (one rule per state and text; a later one replaces it), or a function that is asked
   * `pollRate` times a second while the machine is in this state; the first true one in the order of adding is followed
   * @param dest a state (it need not exist yet), or a function that is given the machine and names one; if it names
   * none, nothing happens
   * @throws KAITHEM_KEY if there is no state `start`; KAITHEM_TYPE for an event or a destination of the wrong type;
   * KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut')
   * sm.add_state('open')
   * sm.add_rule('shut', 'push', 'open')
   * sm.add_rule('open', () => kaithem.tags['/wind'].value > 10, 'shut')
   * sm('push') // => 'open'
   */
  add_rule(start: string, event: string | Condition, dest: Destination<StateMachine>): void {
    this.core.addRule(start, event, dest)
  }

  /**
   * Removes a rule.
   *
   * @param start a state, or `*`
   * @param event the text or the function of the rule
   * @throws KAITHEM_KEY if there is no such rule
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.del_rule('shut', 'push')
   * sm('push') // => 'shut'
   */
  del_rule(start: string, event: string | Condition): void {
    this.core.deleteRule(start, event)
  }

  /**
   * Gives a state a timer: whoever stays longer than `length` goes to `dest`. A state has one timer, a new one
   * replaces it. It counts from entering the state, also if it is the current one.
   *
   * @param state a state that exists
   * @param length seconds; null removes the timer
   * @param dest a state, or a function that is given the machine and names one (none: stay, the timer does not start
   * again); null removes the timer
   * @throws KAITHEM_KEY if there is no such state; KAITHEM_TYPE for a length that is no number, or a destination of the
   * wrong type; KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('open')
   * sm.add_state('open')
   * sm.add_state('shut')
   * sm.set_timer('open', 30, 'shut') // shut half a minute from now
   */
  set_timer(state: string, length: number | null, dest?: Destination<StateMachine> | null): void {
    this.core.setTimer(state, length, dest)
  }

  /**
   * Triggers an event; `machine('push')` does the same and returns the state. Exit and enter functions and
   * subscribers run before it returns. Events without a rule, and events in a state that does not exist, do nothing.
   * Called within a transition it runs after it.
   *
   * @throws what an exit or enter function, a destination function or a subscriber throws; KAITHEM_KEY if the rule leads
   * to a state that does not exist; KAITHEM_LOOP if transitions trigger one another more than 1,000 times; KAITHEM_TYPE
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.add_state('open', { rules: { push: 'shut' } })
   * sm.event('push')
   * sm.state // => 'open'
   * sm('push') // => 'shut'
   */
  event(event: string): void {
    this.core.event(typeof event === 'string' ? event : checkEvent(event))
  }

  /**
   * Goes to a state at once, with its exit and enter functions. Called within a transition it runs after it.
   *
   * @param state a state that exists
   * @param condition go only from this state; default: from any
   * @throws KAITHEM_KEY if there is no such state (nothing has happened then); what exit, enter or a subscriber throws;
   * KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('shut')
   * sm.add_state('open')
   * sm.jump('open')
   * sm.jump('shut', 'ajar') // it is not ajar: nothing happens
   * sm.state // => 'open'
   */
  jump(state: string, condition?: string | null | { readonly condition?: string | null }): void {
    this.core.jump(state, conditionOf(condition))
  }

  /**
   * The same as `jump`.
   *
   * @throws as `jump`
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('open')
   * sm.goto('open')
   * sm.state // => 'open'
   */
  goto(state: string, condition?: string | null | { readonly condition?: string | null }): void {
    this.jump(state, condition)
  }

  /**
   * Goes to a position on the time line of the current state. Beyond the length of the timer it fires at once (after
   * the running code); a negative position gives it more time. Age and `entered_state` stay. Without a timer: nothing.
   *
   * @param t seconds since entering the state
   * @param condition only in this state; default: in any
   * @throws KAITHEM_TYPE for a position that is no number
   * @example
   * const sm = kaithem.states.StateMachine('open')
   * sm.add_state('open')
   * sm.add_state('shut')
   * sm.set_timer('open', 30, 'shut')
   * sm.seek(20) // shut in 10 seconds
   * sm.seek(-30) // shut in a minute
   * sm.graph().position < 0 // => true
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
   * @param f called with one argument, the name. If it throws, the others are called all the same
   * @param state only for this state; default `__all__`: for every one
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.add_state('open')
   * const seen = []
   * const off = sm.subscribe(state => seen.push(state), 'open')
   * sm.jump('open')
   * seen // => ['open']
   * off()
   */
  subscribe(f: (state: string) => unknown, state: string | { readonly state?: string } = allStates): Subscription {
    const name = typeof state === 'object' ? (state?.state ?? allStates) : state
    if (checkFunction(f, 'A subscriber') === undefined) {
      throw new KaithemError('KAITHEM_TYPE', `A subscriber of ${this.core.label} must be a function`)
    }
    this.core.assertOpen()
    return this.core.listenersOf(checkEvent(name)).add(this.owner, f)
  }

  /**
   * Ends one subscription of a function (the oldest). Does nothing if there is none.
   *
   * @param f the function that was subscribed
   * @param state as it was given to `subscribe`; default `__all__`
   * @throws KAITHEM_TYPE for a state that is no text
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * const show = state => node.send({ payload: state })
   * sm.subscribe(show)
   * sm.unsubscribe(show)
   */
  unsubscribe(f: (state: string) => unknown, state: string | { readonly state?: string } = allStates): void {
    const name = typeof state === 'object' ? (state?.state ?? allStates) : state
    this.core.listenersOf(checkEvent(name)).remove(f)
  }

  /**
   * Calls a function after each change: `structure` (states, rules, timers), `state` (a transition, a seek), `closed`.
   * For pictures of a running machine; errors in it are reported.
   *
   * @param f called with one argument, what changed
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * const seen = []
   * sm.on_change(change => seen.push(change))
   * sm.add_state('shut')
   * seen // => ['structure']
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
   * @throws KAITHEM_VALUE for a machine without a name and key, or an unknown choice; KAITHEM_CLOSED
   * @example
   * const sm = kaithem.states.StateMachine('shut', { name: 'door' })
   * sm.add_state('shut', { rules: { push: 'open' } })
   * sm.add_state('open')
   * sm.persist({ timer: 'continue' }) // => false
   * sm('push')
   * kaithem.states.kept.get('door').state // => 'open'
   */
  persist(options?: PersistOptions): boolean {
    this.core.assertOpen()
    return this.keeper.keep(this.core, options)
  }

  /**
   * Ends the machine: no timer, no polling, no subscribers; its name is free again. The exit function does not run.
   * Twice does nothing.
   *
   * @example
   * const sm = kaithem.states.StateMachine('shut')
   * sm.close()
   * sm.state // => '__closed__'
   */
  close(): void {
    this.keeper.close(this.core)
  }

  /**
   * The same as `close`.
   *
   * @example
   * kaithem.states.StateMachine('shut').dispose()
   */
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
Object.setPrototypeOf(MachineReadings.prototype, Function.prototype)

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
