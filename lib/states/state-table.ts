/** What a machine knows of its states: handlers, rules and timers. Changes at any time; no behaviour here. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { ListenerList } from './listeners.ts'
import { anyState, checkEvent, checkFunction, checkSeconds, functionLabel } from './names.ts'

/** Runs when a state is entered or left. A promise it returns is not awaited. */
export type StateAction = () => unknown

/** True when the rule is to be followed; asked `pollRate` times a second. */
export type Condition = () => unknown

/** Where to go: the name of a state, or a function that is given the machine and names one (nothing: stay). */
export type Destination<M> = string | ((machine: M) => string | null | undefined | false)

/** A rule whose event is a function. */
export interface PolledRule<M> {
  readonly condition: Condition
  readonly label: string
  readonly dest: Destination<M>
  /** Its error is shown already; it is shown again after the condition has worked once. */
  failing: boolean
}

export interface StateTimer<M> {
  readonly length: number
  readonly dest: Destination<M>
}

/** The rules that start in one state, or in any. */
export class RuleSet<M> {
  readonly events = new Map<string, Destination<M>>()
  /** Replaced, never changed, so that it can be walked while rules come and go. */
  polled: readonly PolledRule<M>[] = []

  set(event: string | Condition, dest: Destination<M>): void {
    checkDestination(dest)
    if (typeof event !== 'function') {
      this.events.set(checkEvent(event), dest)
      return
    }
    const label = functionLabel(event, 'condition')
    this.polled = [...this.polled, { condition: event, label, dest, failing: false }]
  }

  /** False if there is no such rule. A function that has several rules loses the oldest. */
  delete(event: string | Condition): boolean {
    if (typeof event !== 'function') return this.events.delete(event)
    const at = this.polled.findIndex(({ condition }) => condition === event)
    if (at < 0) return false
    this.polled = this.polled.toSpliced(at, 1)
    return true
  }
}

export class StateDefinition<M> {
  readonly name: string
  readonly enter: StateAction | undefined
  readonly exit: StateAction | undefined
  readonly rules = new RuleSet<M>()
  /** Who wants to know when this state is entered; kept when the state is defined anew. */
  readonly listeners: ListenerList
  timer: StateTimer<M> | undefined

  constructor(name: string, listeners: ListenerList, options: StateOptions<M>) {
    this.name = name
    this.listeners = listeners
    this.enter = checkFunction(options.enter, `The enter function of ${name}`)
    this.exit = checkFunction(options.exit, `The exit function of ${name}`)
    for (const [event, dest] of ruleEntries(options.rules)) this.rules.set(event, dest)
  }
}

/** Rules of a state: `{ event: destination }`, or pairs where an event is a function. */
export type RuleTable<M> =
  | Readonly<Record<string, Destination<M>>>
  | Iterable<readonly [string | Condition, Destination<M>]>

/** What a state can be given when it is added. */
export interface StateOptions<M> {
  /** Runs when the state is entered. */
  readonly enter?: StateAction | null | undefined
  /** Runs when the state is left. */
  readonly exit?: StateAction | null | undefined
  /** Its first rules. */
  readonly rules?: RuleTable<M> | null | undefined
}

function isIterable<T>(value: object): value is Iterable<T> {
  return Symbol.iterator in value
}

function ruleEntries<M>(
  rules: RuleTable<M> | null | undefined,
): Iterable<readonly [string | Condition, Destination<M>]> {
  if (rules === null || rules === undefined) return []
  if (typeof rules !== 'object') {
    throw new KaithemError(
      'KAITHEM_TYPE',
      'The rules of a state are an object { event: destination } or a list of pairs',
    )
  }
  return isIterable<readonly [string | Condition, Destination<M>]>(rules) ? rules : Object.entries(rules)
}

/** @throws KAITHEM_TYPE */
export function checkDestination(dest: unknown): void {
  if (typeof dest === 'string' || typeof dest === 'function') return
  throw new KaithemError('KAITHEM_TYPE', 'A destination is the name of a state or a function that gives one')
}

/** As many states an error names. */
const shownStates = 10

/** The states of a machine and the rules that start in any of them. */
export class StateTable<M> {
  readonly states = new Map<string, StateDefinition<M>>()
  readonly any = new RuleSet<M>()
  private readonly machine: string

  constructor(machine: string) {
    this.machine = machine
  }

  /** @throws KAITHEM_KEY */
  get(name: string): StateDefinition<M> {
    const state = this.states.get(name)
    if (state !== undefined) return state
    const known = [...this.states.keys()]
    const there = known.length === 0 ? 'it has none yet' : `it has ${known.slice(0, shownStates).join(', ')}`
    const more = known.length > shownStates ? ' and more' : ''
    const message = `${this.machine} has no state ${valueText(name)}: ${there}${more}; add_state adds one`
    throw new KaithemError('KAITHEM_KEY', message, { state: name })
  }

  /** The rules that start in a state, or in any. @throws KAITHEM_KEY */
  rules(start: string): RuleSet<M> {
    return start === anyState ? this.any : this.get(start).rules
  }

  /** @throws KAITHEM_KEY */
  deleteRule(start: string, event: string | Condition): void {
    if (this.rules(start).delete(event)) return
    const label = typeof event === 'function' ? functionLabel(event, 'condition') : valueText(event)
    throw new KaithemError('KAITHEM_KEY', `${this.machine} has no rule for ${label} in ${valueText(start)}`, {
      state: start,
      event: label,
    })
  }

  /** No length or no destination removes the timer. @throws KAITHEM_KEY, KAITHEM_TYPE */
  setTimer(name: string, length: number | null | undefined, dest: Destination<M> | null | undefined): void {
    const state = this.get(name)
    if (length === null || length === undefined || !dest) {
      state.timer = undefined
      return
    }
    checkDestination(dest)
    state.timer = { length: checkSeconds(length, `The timer of ${name}`), dest }
  }
}
