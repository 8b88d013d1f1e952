/** Statecharts (nested, parallel, with history) given as XState version 5 JSON, run on XState itself. @module */

import type * as XState from 'xstate'
import type { AnyActorRef, AnyStateMachine } from 'xstate'
import { addAliases } from '../aliases.ts'
import { errorText, KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Packages } from '../platform/packages.ts'
import type { Json, Store } from '../platform/store.ts'
import type { Owner, Subscription } from '../scope.ts'
import { placeOf } from './kept-states.ts'
import { callListeners, ListenerList } from './listeners.ts'
import type { MermaidOptions } from './mermaid.ts'
import { checkFunction } from './names.ts'
import { checkPolicy, type TimerPolicy } from './restore.ts'
import type {
  ActionNotice,
  ChartEvent,
  ChartPersistOptions,
  ChartSnapshot,
  ChartState,
  StatechartMembers,
  StatechartOptions,
} from './statechart-api.ts'
import { implementationsOf } from './statechart-code.ts'
import { copyConfig, type StatechartConfig } from './statechart-config.ts'
import { type ChartGraph, type ChartMoment, chartGraph, chartMermaid } from './statechart-graph.ts'
import { assertGiven, type ChartNode, namesIn } from './statechart-nodes.ts'
import { chartClock, type SchedulingActor, TimerJournal } from './statechart-timers.ts'

/** Microsteps without an event in between: more are taken for a loop. */
const longestChain = 1000

/** @throws KAITHEM_VALUE */
function checkSnapshot(snapshot: ChartSnapshot | undefined): void {
  if (snapshot === undefined) return
  const { state, timers, time }: { readonly [K in keyof ChartSnapshot]?: unknown } = snapshot ?? {}
  if (typeof state === 'object' && state !== null && Array.isArray(timers) && typeof time === 'number') return
  throw new KaithemError('KAITHEM_VALUE', 'This is no snapshot of a statechart; use what snapshot() gave')
}

/** A copy that shares nothing with XState, and that a file can hold. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}

type MachineConfig = Parameters<typeof XState.createMachine>[0]

/** What a chart needs around it. */
export interface ChartDeps {
  readonly clock: Clock
  readonly store: Store
  readonly packages: Packages
  readonly owner: Owner
  readonly onClose: () => void
}

/** The members are explained in statechart-api.ts. */
export class StatechartCore implements StatechartMembers {
  readonly name: string
  readonly description: string
  private readonly owner: Owner
  private readonly clock: Clock
  private readonly store: Store
  private readonly xstate: typeof XState
  private readonly machine: AnyStateMachine
  private readonly journal: TimerJournal
  private readonly onClose: () => void
  private readonly listeners = new ListenerList()
  private readonly actionListeners = new ListenerList()
  private actor: AnyActorRef
  private since: number
  private moved = false
  private closed = false
  /** Where it is kept, if it is. */
  private storeKey: string | undefined

  constructor(config: StatechartConfig, options: StatechartOptions, deps: ChartDeps) {
    this.owner = deps.owner
    this.clock = deps.clock
    this.store = deps.store
    // Loaded here because few flows have statecharts, and a start without it is a quarter shorter.
    this.xstate = deps.packages.load('xstate') as typeof XState
    this.onClose = deps.onClose
    this.since = deps.clock.now()
    this.journal = new TimerJournal(deps.clock)
    this.description = options.description ?? ''
    this.machine = this.build(copyConfig(config), options)
    this.name = options.name ?? this.machine.id
    this.actor = this.start(options.snapshot, options.timer)
  }

  get state(): ChartState {
    return this.actor.getSnapshot().value
  }

  get status(): string {
    return this.closed ? 'stopped' : this.actor.getSnapshot().status
  }

  get context(): Readonly<Record<string, unknown>> {
    return this.actor.getSnapshot().context
  }

  get age(): number {
    return this.clock.now() - this.since
  }

  get entered_state(): number {
    return this.since
  }

  event(event: ChartEvent): void {
    const type = typeof event === 'object' ? event?.type : event
    if (typeof type !== 'string') throw new KaithemError('KAITHEM_TYPE', 'An event is a text or an object with a type')
    if (this.closed || this.status !== 'active') return
    this.actor.send(typeof event === 'object' ? { ...event } : { type })
  }

  send(event: ChartEvent): void {
    this.event(event)
  }

  matches(state: ChartState): boolean {
    return this.actor.getSnapshot().matches(state)
  }

  can(event: string): boolean {
    return this.status === 'active' && this.actor.getSnapshot().can({ type: event })
  }

  subscribe(f: (state: ChartState) => unknown): Subscription {
    return this.listen(this.listeners, f)
  }

  on_action(f: (notice: ActionNotice) => unknown): Subscription {
    return this.listen(this.actionListeners, f)
  }

  snapshot(): ChartSnapshot {
    return {
      state: asJson(this.actor.getPersistedSnapshot()),
      timers: this.journal.list(this.scheduling()),
      time: this.clock.now(),
    }
  }

  restore(snapshot: ChartSnapshot, timer: TimerPolicy = 'resume'): void {
    this.assertOpen()
    const before = this.actor
    this.actor = this.start(snapshot, timer)
    before.stop()
  }

  persist(options: ChartPersistOptions = {}): boolean {
    this.assertOpen()
    const policy = checkPolicy(options.timer)
    const key = placeOf(options.key ?? this.name)
    const kept = this.store.get(key)
    let restored = false
    try {
      if (kept !== undefined) {
        this.restore(kept as unknown as ChartSnapshot, policy)
        restored = true
      }
    } catch (error) {
      this.report(error, 'restoring')
    }
    this.storeKey = key
    this.save()
    return restored
  }

  graph(): ChartGraph {
    return chartGraph(this.moment())
  }

  to_mermaid(options?: MermaidOptions): string {
    return chartMermaid(this.moment(), options)
  }

  close(): void {
    if (this.closed) return
    this.save()
    this.closed = true
    this.actor.stop()
    this.listeners.clear()
    this.actionListeners.clear()
    this.onClose()
  }

  dispose(): void {
    this.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  get [Symbol.toStringTag](): string {
    return 'Statechart'
  }

  private build(config: { readonly [key: string]: Json }, options: StatechartOptions): AnyStateMachine {
    const bounded = { ...config, options: { maxIterations: longestChain } }
    let machine: AnyStateMachine
    try {
      machine = this.xstate.createMachine(bounded as unknown as MachineConfig) as AnyStateMachine
    } catch (error) {
      throw new KaithemError('KAITHEM_VALUE', `The statechart cannot work: ${errorText(error)}`, {}, error)
    }
    const names = namesIn(machine.root as unknown as ChartNode)
    assertGiven('guards', names.guards, options.guards)
    assertGiven('delays', names.delays, options.delays)
    assertGiven('actors', names.actors, options.actors)
    const code = implementationsOf(names, {
      actions: options.actions,
      guards: options.guards,
      report: (error, what) => this.report(error, what),
      onAction: (action, params, { event }) => {
        callListeners(this.actionListeners.items, { action, params, event }, 'a listener to actions', true)
      },
    })
    const provided = { ...code, delays: options.delays ?? {}, actors: options.actors ?? {} }
    return machine.provide(provided as unknown as Parameters<AnyStateMachine['provide']>[0]) as AnyStateMachine
  }

  private start(snapshot: ChartSnapshot | undefined, timer: TimerPolicy = 'resume'): AnyActorRef {
    checkSnapshot(snapshot)
    let failure: unknown
    let started = false
    const actor = this.xstate.createActor(this.machine, {
      clock: chartClock(this.clock),
      logger: () => {},
      inspect: (inspected) => {
        if (inspected.type === '@xstate.microstep' && inspected._transitions.length > 0) this.moved = true
      },
      ...(snapshot === undefined ? {} : { snapshot: asJson(snapshot.state) as never }),
    })
    // With a listener for errors XState does not throw them where nobody can catch them.
    actor.subscribe({
      next: () => this.onNext(actor, started),
      error: (error: unknown) => {
        failure = error
        if (started) this.report(error, 'the statechart, which stands still now')
      },
    })
    try {
      actor.start()
    } catch (error) {
      failure = error
    }
    if (failure !== undefined) {
      const what = snapshot === undefined ? 'cannot begin' : 'cannot be restored'
      throw new KaithemError('KAITHEM_VALUE', `The statechart ${what}: ${errorText(failure)}`, {}, failure)
    }
    started = true
    const scheduling = actor as unknown as SchedulingActor
    if (snapshot !== undefined) {
      this.journal.resume(scheduling, snapshot.timers, timer, (this.clock.now() - snapshot.time) * 1000)
    }
    this.journal.note(scheduling)
    return actor as AnyActorRef
  }

  /** XState also calls for events that led nowhere. */
  private onNext(actor: unknown, started: boolean): void {
    if (!this.moved || !started || this.closed || actor !== this.actor) return
    this.moved = false
    this.since = this.clock.now()
    this.journal.note(this.scheduling())
    this.save()
    callListeners(this.listeners.items, this.state, `a subscriber of the statechart ${this.name}`, true)
  }

  private save(): void {
    if (this.storeKey !== undefined) this.store.set(this.storeKey, asJson(this.snapshot()))
  }

  private scheduling(): SchedulingActor {
    return this.actor as unknown as SchedulingActor
  }

  private moment(): ChartMoment {
    const nodes = this.actor.getSnapshot()._nodes as readonly ChartNode[]
    const innermost = nodes.filter(({ states }) => Object.keys(states).length === 0)
    return {
      name: this.name,
      description: this.description,
      root: this.machine.root as unknown as ChartNode,
      active: innermost.map(({ path }) => path.join('.')),
      since: this.since,
    }
  }

  private listen(list: ListenerList, f: (value: never) => unknown): Subscription {
    this.assertOpen()
    if (checkFunction(f, 'A subscriber') === undefined) {
      throw new KaithemError('KAITHEM_TYPE', `A subscriber of the statechart ${this.name} must be a function`)
    }
    return list.add(this.owner, f)
  }

  private assertOpen(): void {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `The statechart ${this.name} is closed`)
  }

  private report(error: unknown, what: string): void {
    this.owner.report(error, `${what} of the statechart ${this.name}`)
  }
}

addAliases(StatechartCore.prototype)
