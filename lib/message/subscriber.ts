/** One subscription of the bus: how its callback is called and where its errors go. @module */

import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import { isThenable } from '../thenable.ts'

/**
 * Called with as many arguments as it names: `(message)`, `(topic, message)` or
 * `(topic, message, timestamp, annotation)`. One that names none (also `...args`, or only parameters with defaults)
 * gets all four.
 */
export type MessageCallback = (...args: never[]) => unknown

/** Options of a subscription. */
export interface SubscribeOptions {
  /** How many arguments the callback gets: 0, 1, 2 or 4. Default: as many as it names. */
  readonly args?: 0 | 1 | 2 | 4
}

function argumentCount(callback: MessageCallback, options: SubscribeOptions | undefined): number {
  const count: unknown = options?.args ?? (callback.length === 0 ? 4 : callback.length)
  if (count === 0 || count === 1 || count === 2 || count === 4) return count
  throw new KaithemError(
    'KAITHEM_VALUE',
    `A message callback takes 1 (message), 2 (topic, message) or 4 (topic, message, timestamp, annotation) arguments, not ${String(count)}`,
    { args: count },
  )
}

/** Delivers messages to one callback. */
export class Subscriber {
  readonly filter: string
  readonly callback: MessageCallback
  readonly owner: Owner
  /** Grows with each subscription: messages go out in this order. */
  readonly sequence: number
  active = true
  subscription: Subscription | undefined
  private readonly args: number
  /** The callback again, as something to call: its parameters are whatever the sender posted. */
  private readonly run: (...args: unknown[]) => unknown

  constructor(
    owner: Owner,
    filter: string,
    callback: MessageCallback,
    sequence: number,
    options: SubscribeOptions | undefined,
  ) {
    if (typeof callback !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `The callback of a subscription to ${filter} must be a function`, {
        filter,
      })
    }
    this.owner = owner
    this.filter = filter
    this.callback = callback
    this.run = callback as (...args: unknown[]) => unknown
    this.sequence = sequence
    this.args = argumentCount(callback, options)
  }

  /** Never throws: an error goes to the owner of the subscription. */
  deliver(topic: string, message: unknown, timestamp: number, annotation: unknown): void {
    try {
      const result = this.call(topic, message, timestamp, annotation)
      if (isThenable(result)) result.then(undefined, (error: unknown) => this.report(error))
    } catch (error) {
      this.report(error)
    }
  }

  private call(topic: string, message: unknown, timestamp: number, annotation: unknown): unknown {
    const { run } = this
    switch (this.args) {
      case 0:
        return run()
      case 1:
        return run(message)
      case 2:
        return run(topic, message)
      default:
        return run(topic, message, timestamp, annotation)
    }
  }

  private report(error: unknown): void {
    this.owner.report(error, `the message subscription to ${this.filter}`)
  }
}
