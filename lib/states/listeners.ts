/**
 * Lists of callbacks that may change while they are being called.
 *
 * Porting note: in Kaithem a subscriber that throws keeps the others from being called; here the others are called, and then
 * whoever caused the transition gets the error.
 *
 * @module
 */

import type { Owner } from '../scope.ts'
import { createSubscription, type Subscription } from '../scope.ts'
import { onRejection } from '../thenable.ts'

/** One callback and who owns it. */
export interface Listener {
  readonly callback: (value: never) => unknown
  readonly owner: Owner
  readonly subscription: Subscription
  active: boolean
}

/** The first error of a round of calls. */
export interface Failure {
  readonly error: unknown
}

/** Who is called: a copy is made when it changes, not when it is used. */
export class ListenerList {
  items: readonly Listener[] = []

  add(owner: Owner, callback: (value: never) => unknown): Subscription {
    const listener: { -readonly [K in keyof Listener]?: Listener[K] } = { callback, owner, active: true }
    this.items = [...this.items, listener as Listener]
    const subscription = createSubscription(owner, () => {
      listener.active = false
      this.items = this.items.filter((item) => item !== listener)
    })
    listener.subscription = subscription
    return subscription
  }

  /** Ends the oldest subscription of a callback; an unknown one does nothing. */
  remove(callback: unknown): void {
    this.items.find((item) => item.callback === callback)?.subscription.unsubscribe()
  }

  clear(): void {
    for (const { subscription } of this.items) subscription.unsubscribe()
  }
}

/**
 * Calls all of them, also when one throws. The first error is given back; with `report` set, and for every further
 * one, the owner of the callback hears of it instead.
 */
export function callListeners(
  items: readonly Listener[],
  value: unknown,
  what: string,
  report: boolean,
  earlier?: Failure,
): Failure | undefined {
  let failure = earlier
  for (let at = 0; at < items.length; at++) {
    const listener = items[at] as Listener
    if (!listener.active) continue
    try {
      const result = (listener.callback as (value: unknown) => unknown)(value)
      if (result !== undefined) onRejection(result, (error) => listener.owner.report(error, what))
    } catch (error) {
      if (report || failure !== undefined) listener.owner.report(error, what)
      else failure = { error }
    }
  }
  return failure
}
