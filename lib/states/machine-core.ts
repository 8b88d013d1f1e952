/** A state machine itself: which state it is in and how it gets to the next one. Users hold handles on it. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import { onRejection, refusePromise } from '../thenable.ts'
import { holds } from './conditions.ts'
import { TransitionHistory, type Trigger } from './history.ts'
import { callListeners, type Failure, ListenerList } from './listeners.ts'
import { allStates, closedState } from './names.ts'
import { Poller } from './poller.ts'
import {
  type Condition,
  type Destination,
  type PolledRule,
  type StateAction,
  StateDefinition,
  type StateOptions,
  StateTable,
} from './state-table.ts'
import { StepQueue } from './step-queue.ts'
import { Timeline } from './timeline.ts'

/** What changed, for those who show the machine: its states and rules, where it is, or it is about to close. */
export type MachineChange = 'structure' | 'state' | 'closed'

export interface MachineIdentity {
  readonly name: string | undefined
  readonly description: string
  readonly owner: Owner
  readonly clock: Clock
}

/** `M` is what destination functions are given: the handle of who made the machine. */
export class MachineCore<M = unknown> {
  readonly name: string | undefined
  readonly description: string
  readonly owner: Owner
  /** For messages. */
  readonly label: string
  readonly start: string
  readonly table: StateTable<M>
  readonly timeline: Timeline
  readonly poller: Poller
  readonly history = new TransitionHistory()
  /** Told about every change, after everything else. */
  readonly observers = new ListenerList()
  state: string
  previous: string | null = null
  closed = false
  /** What remembers its state, if anything does. */
  keeping: Owned | undefined
  private readonly clock: Clock
  private readonly listeners = new Map<string, ListenerList>()
  private readonly forAll: ListenerList
  private self: M | undefined
  private current: StateDefinition<M> | undefined
  /** Nobody called: errors of subscribers go to their owners. */
  private unattended = false
  private readonly steps: StepQueue

  constructor(start: string, identity: MachineIdentity) {
    this.name = identity.name
    this.description = identity.description
    this.owner = identity.owner
    this.clock = identity.clock
    this.label = identity.name === undefined ? 'The state machine' : `The state machine ${identity.name}`
    this.start = start
    this.state = start
    this.table = new StateTable(this.label)
    this.steps = new StepQueue(identity.owner, this.label)
    this.timeline = new Timeline(identity.clock, this.onTimer)
    this.poller = new Poller(identity.clock, this.onPoll)
    this.forAll = this.listenersOf(allStates)
  }

  /** Sets what destination functions are given. */
  bind(self: M): void {
    this.self = self
  }

  get age(): number {
    return this.clock.now() - this.timeline.entered
  }

  /** Whether the state it is in is defined. */
  get exists(): boolean {
    return this.current !== undefined
  }

  addState(name: string, options: StateOptions<M>): void {
    this.assertOpen()
    const state = new StateDefinition<M>(name, this.listenersOf(name), options)
    this.table.states.set(name, state)
    if (name === this.state) this.current = state
    this.refresh(name)
  }

  removeState(name: string): void {
    this.table.get(name)
    this.table.states.delete(name)
    if (name === this.state) this.current = undefined
    this.refresh(name)
  }

  addRule(start: string, event: string | Condition, dest: Destination<M>): void {
    this.assertOpen()
    this.table.rules(start).set(event, dest)
    this.changedRules()
  }

  deleteRule(start: string, event: string | Condition): void {
    this.table.deleteRule(start, event)
    this.changedRules()
  }

  setTimer(name: string, length: number | null | undefined, dest: Destination<M> | null | undefined): void {
    this.assertOpen()
    this.table.setTimer(name, length, dest)
    if (name === this.state) this.timeline.setLength(this.current?.timer?.length)
    this.changed('structure')
  }

  /** Follows the rule of the current state for an event, if there is one. Within a transition: after it. */
  event(event: string): void {
    const { steps } = this
    if (steps.busy) {
      steps.later(() => this.followEvent(event))
      return
    }
    // As steps.run, but without making a function.
    steps.busy = true
    let failure: Failure | undefined
    try {
      this.followEvent(event)
    } catch (error) {
      failure = { error }
    }
    steps.finish(failure)
  }

  /** Goes to a state. Within a transition: after it. @throws KAITHEM_KEY, KAITHEM_CLOSED */
  jump(to: string, condition: string | null | undefined): void {
    this.assertOpen()
    this.steps.run(() => {
      if (this.closed || (condition !== null && condition !== undefined && condition !== this.state)) return
      this.transition(this.table.get(to), 'jump', '')
    })
  }

  /** Does something now, or within a transition after it, in the order of the events that wait. */
  inTurn(step: () => void): void {
    this.steps.run(step)
  }

  listenersOf(state: string): ListenerList {
    let list = this.listeners.get(state)
    if (list === undefined) {
      list = new ListenerList()
      this.listeners.set(state, list)
    }
    return list
  }

  /**
   * Is put into a state as if it had been there since `entered`, at `entered + offset` on its time line; subscribers
   * are not told.
   */
  place(state: string, previous: string | null, entered: number, offset: number, enter: boolean): void {
    this.steps.run(() => {
      const to = this.table.get(state)
      this.history.add(this.state, state, 'restore', '', this.clock.now())
      this.state = state
      this.current = to
      this.previous = previous
      this.timeline.enter(entered, to.timer?.length, offset)
      this.refreshPolling()
      try {
        if (enter && to.enter !== undefined) this.act(to.enter, 'enter', state)
      } finally {
        this.changed('state')
      }
    })
  }

  /** Ends it for good, without running exit or telling subscribers. */
  close(): void {
    if (this.closed) return
    this.changed('closed')
    this.closed = true
    this.timeline.stop()
    this.poller.stop()
    this.steps.clear()
    this.previous = this.state
    this.state = closedState
    this.current = undefined
    for (const list of this.listeners.values()) list.clear()
    this.observers.clear()
  }

  assertOpen(): void {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `${this.label} is closed`, { machine: this.name })
  }

  changed(what: MachineChange): void {
    if (this.observers.items.length > 0) callListeners(this.observers.items, what, this.label, true)
  }

  private followEvent(event: string): void {
    const { current } = this
    if (current === undefined) return
    const dest = current.rules.events.get(event) ?? this.table.any.events.get(event)
    if (dest !== undefined) this.follow(dest, 'event', event)
  }

  /** Whether it led to a transition. */
  private follow(dest: Destination<M>, trigger: Trigger, event: string): boolean {
    const to = typeof dest === 'string' ? dest : refusePromise(dest(this.self as M), 'A destination function')
    if (!to || this.closed) return false
    this.transition(this.table.get(to), trigger, event)
    return true
  }

  private transition(to: StateDefinition<M>, trigger: Trigger, event: string): void {
    const from = this.current
    if (from?.exit !== undefined) {
      this.act(from.exit, 'exit', from.name)
      if (this.closed) return
    }
    const now = this.clock.now()
    const { state } = this
    this.previous = state
    this.state = to.name
    this.current = to
    this.timeline.enter(now, to.timer?.length)
    this.refreshPolling()
    this.history.add(state, to.name, trigger, event, now)
    try {
      if (to.enter !== undefined) this.act(to.enter, 'enter', to.name)
      this.notify(to)
    } finally {
      this.changed('state')
    }
  }

  private notify(to: StateDefinition<M>): void {
    const own = to.listeners.items
    // A state may be called like the word for all of them.
    const all = to.listeners === this.forAll ? [] : this.forAll.items
    if (own.length === 0 && all.length === 0) return
    let failure = callListeners(own, to.name, this.label, this.unattended)
    failure = callListeners(all, to.name, this.label, this.unattended, failure)
    if (failure !== undefined) throw failure.error
  }

  private act(action: StateAction, kind: 'enter' | 'exit', state: string): void {
    const result = action()
    if (result !== undefined)
      onRejection(result, (error) => this.owner.report(error, `${this.label}, ${kind} of ${state}`))
  }

  private readonly onTimer = (): void => {
    this.alone('timer', () => {
      const timer = this.current?.timer
      if (timer !== undefined) this.follow(timer.dest, 'timer', '')
    })
  }

  private readonly onPoll = (): void => {
    this.alone('polled rule', () => {
      const { current } = this
      if (current === undefined || this.followFirst(current.rules.polled, current)) return
      this.followFirst(this.table.any.polled, current)
    })
  }

  /** At most one transition for each poll: the rules after it belong to the state that was left. */
  private followFirst(rules: readonly PolledRule<M>[], current: StateDefinition<M>): boolean {
    for (const rule of rules) {
      if (holds(rule, this.reportCondition) && this.follow(rule.dest, 'poll', rule.label)) return true
      if (this.current !== current) return true
    }
    return false
  }

  private readonly reportCondition = (error: unknown): void => {
    this.owner.report(error, `${this.label}, condition of ${this.state}`)
  }

  /** A step nobody called for: its errors are reported. */
  private alone(what: string, step: () => void): void {
    const { state } = this
    this.unattended = true
    try {
      this.steps.run(step)
    } catch (error) {
      this.owner.report(error, `${this.label}, ${what} of ${state}`)
    } finally {
      this.unattended = false
    }
  }

  private changedRules(): void {
    this.refreshPolling(false)
    this.changed('structure')
  }

  /** The definition of a state has come, gone or been replaced. */
  private refresh(name: string): void {
    if (name === this.state) {
      this.timeline.setLength(this.current?.timer?.length)
      this.refreshPolling()
    }
    this.changed('structure')
  }

  private refreshPolling(anew = true): void {
    const wanted =
      this.current !== undefined && (this.current.rules.polled.length > 0 || this.table.any.polled.length > 0)
    if (!wanted) this.poller.stop()
    else if (anew || !this.poller.running) this.poller.start()
  }
}
