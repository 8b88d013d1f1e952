/** The callbacks of a widget: one of each kind, a later one takes the place of an earlier one. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { onRejection } from '../thenable.ts'

/** Told about a new value: who (`__SERVER__` for code), the value, and with `attach2` the id of the connection. */
export type WidgetCallback = (user: string, value: unknown, connection: string) => unknown

interface Slot {
  readonly callback: WidgetCallback
  readonly held: Subscription
  /** It threw, and that was told. */
  failed: boolean
}

export class Callbacks {
  private readonly what: string
  private readonly owner: Owner
  private readonly slots: [Slot | undefined, Slot | undefined] = [undefined, undefined]

  constructor(what: string, owner: Owner) {
    this.what = what
    this.owner = owner
  }

  /** @param at 0 for `attach`, 1 for `attach2` @throws KAITHEM_TYPE; KAITHEM_CLOSED */
  set(at: 0 | 1, callback: unknown): Subscription {
    if (typeof callback !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `${this.what}: a callback is a function, not ${typeof callback}`)
    }
    const held = createSubscription(this.owner, () => {
      if (this.slots[at] === slot) this.slots[at] = undefined
    })
    const slot: Slot = { callback: callback as WidgetCallback, held, failed: false }
    const before = this.slots[at]
    this.slots[at] = slot
    before?.held.unsubscribe()
    return held
  }

  /** Tells both. What they throw is reported once, until there is another one. */
  call(user: string, value: unknown, connection: string): void {
    const [first, second] = this.slots
    if (first !== undefined) this.run(first, () => (first.callback as (...args: unknown[]) => unknown)(user, value))
    if (second !== undefined) this.run(second, () => second.callback(user, value, connection))
  }

  clear(): void {
    for (const slot of [...this.slots]) slot?.held.unsubscribe()
  }

  private run(slot: Slot, call: () => unknown): void {
    const report = (error: unknown): void => {
      if (slot.failed) return
      slot.failed = true
      this.owner.report(error, `callback of ${this.what}`)
    }
    try {
      onRejection(call(), report)
    } catch (error) {
      report(error)
    }
  }
}
