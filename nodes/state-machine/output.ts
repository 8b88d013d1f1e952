/** The messages of the node, and the outputs they leave by. @module */

import type { Change, RunningMachine } from './running.ts'

/** What the flow gets; never one object twice. */
export interface StateMessage {
  readonly payload: string
  readonly topic: string
  readonly prev_state: string | null
  readonly age: number
  readonly trigger: string
  readonly event: string | null
  readonly timestamp: number
}

/** A change of state. Timestamps are seconds since 1970. */
export function changeMessage(machine: string, change: Change): StateMessage {
  const { state, previous, age, event, time } = change
  const trigger = change.trigger === 'poll' ? 'condition' : change.trigger
  const cause = event === '' ? null : event
  return { payload: state, topic: machine, prev_state: previous, age, trigger, event: cause, timestamp: time }
}

/** Where the machine is now: at the start of the flow, or because somebody asked. */
export function standingMessage(machine: RunningMachine, trigger: 'start' | 'query'): StateMessage {
  const { state, previous, since, age } = machine.now()
  const { name } = machine
  return { payload: state, topic: name, prev_state: previous, age, trigger, event: null, timestamp: since }
}

type Send = (message: object | readonly (object | null)[]) => void

/** Sends messages by the output of their state, once the nodes behind exist. */
export class Outlet {
  private readonly send: Send
  private readonly outputs: readonly string[] | undefined
  /** Messages from before the start of the flow. */
  private early: Array<readonly [state: string, message: object]> | undefined = []

  /** `outputs`: the states in the order of the outputs; undefined for one output. */
  constructor(send: Send, outputs: readonly string[] | undefined) {
    this.send = send
    this.outputs = outputs
  }

  put(state: string, message: object, send: Send = this.send): void {
    if (this.early !== undefined) this.early.push([state, message])
    else send(this.routed(state, message))
  }

  /** Sends what was kept back, and from now on at once. */
  open(): void {
    const waiting = this.early ?? []
    this.early = undefined
    for (const [state, message] of waiting) this.put(state, message)
  }

  private routed(state: string, message: object): object | readonly (object | null)[] {
    if (this.outputs === undefined) return message
    // A state inside another one, such as red.walk of a statechart, leaves by the output of the outer one.
    const [outer] = state.split('.')
    return this.outputs.map((name) => (name === state || name === outer ? message : null))
  }
}
