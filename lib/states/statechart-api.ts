/** What users see of a statechart: its options, its members, and what it hands out. No code. @module */

import type { WithAliases } from '../aliases.ts'
import type { Json } from '../platform/store.ts'
import type { Subscription } from '../scope.ts'
import type { MermaidOptions } from './mermaid.ts'
import type { TimerPolicy } from './restore.ts'
import type { ChartAction, ChartArguments, ChartGuard } from './statechart-code.ts'
import type { ChartGraph } from './statechart-graph.ts'
import type { SavedTimer } from './statechart-timers.ts'

/** What a statechart can be given besides its JSON. */
export interface StatechartOptions {
  /** Default: the `id` of the JSON. */
  readonly name?: string
  readonly description?: string
  /** Code for the actions it names. Actions without code are announced to `on_action`. */
  readonly actions?: Readonly<Record<string, ChartAction>>
  /** Code for the guards it names; all must be there. */
  readonly guards?: Readonly<Record<string, ChartGuard>>
  /** Lengths, in milliseconds, of the delays it names; all must be there. */
  readonly delays?: Readonly<Record<string, number>>
  /** XState actor logic for the `invoke.src` it names; all must be there. */
  readonly actors?: Readonly<Record<string, unknown>>
  /** Begin where an earlier chart was: what `snapshot()` gave. */
  readonly snapshot?: ChartSnapshot
  /** What happens to the delays of that snapshot. Default `resume`. */
  readonly timer?: TimerPolicy
}

/** A statechart at one moment, as JSON. */
export interface ChartSnapshot {
  readonly state: Json
  readonly timers: readonly SavedTimer[]
  /** Epoch seconds. */
  readonly time: number
}

/** A name, or nested names of the states it is in, as XState writes it. */
export type ChartState = string | { readonly [key: string]: ChartState | undefined }

/** A text, or an object with a `type` and whatever guards and actions need. */
export type ChartEvent = string | { readonly type: string; readonly [key: string]: unknown }

/** An action without code, as listeners get it. */
export interface ActionNotice {
  readonly action: string
  readonly params: unknown
  readonly event: ChartArguments['event']
}

/** How a statechart is kept. */
export interface ChartPersistOptions {
  /** Where it is kept. Default: the name of the statechart. */
  readonly key?: string
  /** What happens to delays that were running. Default `resume`. */
  readonly timer?: TimerPolicy
}

/** The members of a running statechart. */
export interface StatechartMembers {
  /**
   * Its name: the one of the options, else the `id` of the JSON.
   *
   * @example
   * kaithem.states.Statechart({ id: 'door', initial: 'shut', states: { shut: {} } }).name // => 'door'
   */
  readonly name: string
  /**
   * What it is for, as given when it was made; empty by default.
   *
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: {} } }, { description: 'front door' })
   * chart.description // => 'front door'
   */
  readonly description: string
  /**
   * The state it is in: a name, or an object where states are nested.
   *
   * @example
   * const open = { initial: 'wide', states: { wide: {} } }
   * kaithem.states.Statechart({ initial: 'open', states: { open } }).state // => { open: 'wide' }
   */
  readonly state: ChartState
  /**
   * `active`, `done`, `error` (something in it cannot work; it stands still), or `stopped`.
   *
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: {} } })
   * chart.status // => 'active'
   * chart.close()
   * chart.status // => 'stopped'
   */
  readonly status: string
  /**
   * The data of the chart, as XState's `assign` and the JSON make it.
   *
   * @example
   * const chart = kaithem.states.Statechart({ context: { level: 3 }, initial: 'a', states: { a: {} } })
   * chart.context // => { level: 3 }
   */
  readonly context: Readonly<Record<string, unknown>>
  /**
   * Seconds since it last moved.
   *
   * @example
   * kaithem.states.Statechart({ initial: 'a', states: { a: {} } }).age < 1 // => true
   */
  readonly age: number
  /**
   * When it last moved, epoch seconds.
   *
   * @example
   * kaithem.states.Statechart({ initial: 'a', states: { a: {} } }).entered_state > 1_600_000_000 // => true
   */
  readonly entered_state: number
  /**
   * Sends an event. Events nothing waits for do nothing. Sent by an action it is handled after the transition.
   *
   * @param event a text, or an object with a `type` and whatever guards and actions need
   * @throws KAITHEM_TYPE for anything else
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.event({ type: 'push', by: 'me' })
   * chart.state // => 'on'
   */
  event(event: ChartEvent): void
  /**
   * The same as `event`.
   *
   * @throws KAITHEM_TYPE as `event`
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.send('push')
   * chart.state // => 'on'
   */
  send(event: ChartEvent): void
  /**
   * Whether it is in a state, however deep inside.
   *
   * @param state a name, or nested names
   * @example
   * const open = { initial: 'wide', states: { wide: {} } }
   * const chart = kaithem.states.Statechart({ initial: 'open', states: { open } })
   * chart.matches('open') // => true
   * chart.matches({ open: 'ajar' }) // => false
   */
  matches(state: ChartState): boolean
  /**
   * Whether an event would lead anywhere now.
   *
   * @param event the type of the event
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.can('push') // => true
   * chart.can('pull') // => false
   */
  can(event: string): boolean
  /**
   * Calls a function with the state after each transition. Errors in it are reported.
   *
   * @param f called with one argument, the state
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * const seen = []
   * const off = chart.subscribe(state => seen.push(state))
   * chart.event('push')
   * seen // => ['on']
   */
  subscribe(f: (state: ChartState) => unknown): Subscription
  /**
   * Calls a function with `{ action, params, event }` for each action of the chart that has no code. Errors in it are
   * reported.
   *
   * @param f called with one argument
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: { on: { push: { actions: 'ring' } } } } })
   * const seen = []
   * chart.on_action(({ action }) => seen.push(action))
   * chart.event('push')
   * seen // => ['ring']
   */
  on_action(f: (notice: ActionNotice) => unknown): Subscription
  /**
   * Where it is, as JSON, with the delays that are running: for the option `snapshot` and for `restore`.
   *
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: {} } })
   * chart.snapshot().state.value // => 'a'
   */
  snapshot(): ChartSnapshot
  /**
   * Goes where a snapshot says; no entry or exit action runs.
   *
   * @param snapshot what `snapshot()` gave
   * @param timer what happens to delays that were running: `resume` (default), `restart`, `fire` or `continue`
   * @throws KAITHEM_VALUE if it does not fit this chart (nothing has happened then); KAITHEM_CLOSED
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * const before = chart.snapshot()
   * chart.event('push')
   * chart.restore(before)
   * chart.state // => 'off'
   */
  restore(snapshot: ChartSnapshot, timer?: TimerPolicy): void
  /**
   * Keeps where it is over restarts: goes where it was kept last, and notes every move from now on. What no longer
   * fits the chart is reported and left alone.
   *
   * @param options `key` (default: the name) and `timer`, what happens to delays that were running (default `resume`)
   * @returns whether a state was restored
   * @throws KAITHEM_VALUE for an unknown choice of `timer`; KAITHEM_CLOSED
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'off', states: { off: { on: { push: 'on' } }, on: {} } })
   * chart.persist({ key: 'lamp' }) // => false
   * chart.event('push')
   * kaithem.states.kept.get('lamp').state.value // => 'on'
   */
  persist(options?: ChartPersistOptions): boolean
  /**
   * The chart as plain data that JSON can hold: states, rules and which are active.
   *
   * @example
   * kaithem.states.Statechart({ initial: 'a', states: { a: {} } }).graph().active // => ['a']
   */
  graph(): ChartGraph
  /**
   * The chart as a Mermaid state diagram.
   *
   * @param options `current: false` leaves out the mark on the active states
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: {} } })
   * chart.to_mermaid().split('\n')[0] // => 'stateDiagram-v2'
   */
  to_mermaid(options?: MermaidOptions): string
  /**
   * Ends it: no delay fires any more. Twice does nothing.
   *
   * @example
   * const chart = kaithem.states.Statechart({ initial: 'a', states: { a: {} } })
   * chart.close()
   * chart.status // => 'stopped'
   */
  close(): void
  /**
   * The same as `close`.
   *
   * @example
   * kaithem.states.Statechart({ initial: 'a', states: { a: {} } }).dispose()
   */
  dispose(): void
  [Symbol.dispose](): void
}

/** A running statechart. */
export type Statechart = WithAliases<StatechartMembers>
