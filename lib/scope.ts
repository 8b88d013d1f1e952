/**
 * Ownership. Everything that lives longer than a call belongs to an `Owner` and is freed with it, so that a
 * redeploy of a node leaves nothing behind.
 *
 * Porting note: Kaithem holds callbacks, claims and machines weakly and ends them when nobody refers to them any more; here they
 * are held until they are ended, or until the node they belong to is deployed again.
 *
 * @module
 */

import { KaithemError } from './errors.ts'

/** Something that must be freed. */
export interface Owned {
  dispose(): void
}

/**
 * Told about errors in user code: what was running, and whether an inner owner has shown it already. Answers false when
 * it only noted the error, so that an outer owner still shows it.
 */
export type ErrorListener = (error: unknown, what: string, shown: boolean) => unknown

/** Collects disposables; owners form a tree and the outer one frees the inner ones. */
export class Owner implements Owned {
  readonly name: string
  private readonly parent: Owner | undefined
  private readonly onError: ErrorListener | undefined
  private readonly items = new Set<Owned>()
  private isClosed = false

  constructor(name: string, parent?: Owner, onError?: ErrorListener) {
    this.name = name
    this.parent = parent
    this.onError = onError
    parent?.own(this)
  }

  get closed(): boolean {
    return this.isClosed
  }

  /** How many things it would free. */
  get size(): number {
    return this.items.size
  }

  /** Takes something over. @throws KAITHEM_CLOSED when the owner is gone (the item is freed first). */
  own<T extends Owned>(item: T): T {
    if (this.isClosed) {
      item.dispose()
      throw new KaithemError('KAITHEM_CLOSED', `${this.name} is closed and cannot own anything new`, {
        owner: this.name,
      })
    }
    this.items.add(item)
    return item
  }

  /** Forgets something that was freed by itself. */
  disown(item: Owned): void {
    this.items.delete(item)
  }

  /** Reports an error in user code to this owner and outwards; never throws. */
  report(error: unknown, what: string): void {
    let shown = false
    for (let owner: Owner | undefined = this; owner !== undefined; owner = owner.parent) {
      if (owner.onError === undefined) continue
      try {
        if (owner.onError(error, what, shown) !== false) shown = true
      } catch {
        // Who cannot show it must neither hide it from the outer owners nor stop the one who reports.
      }
    }
  }

  /** Frees everything, newest first. One failing item does not keep the others. */
  dispose(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.parent?.disown(this)
    for (const item of [...this.items].reverse()) {
      try {
        item.dispose()
      } catch (error) {
        this.report(error, `closing ${this.name}`)
      }
    }
    this.items.clear()
  }
}

/**
 * A handle on something that can be ended. Calling it, `dispose()` and `unsubscribe()` do the same.
 *
 * @example
 * const off = kaithem.message.subscribe('/a/#', m => {}); off()
 */
export interface Subscription extends Owned {
  (): void
  unsubscribe(): void
  [Symbol.dispose](): void
}

/** Makes a subscription that belongs to `owner`; `end` runs once, whoever ends it. */
export function createSubscription(owner: Owner, end: () => void): Subscription {
  let active = true
  const stop = (): void => {
    if (!active) return
    active = false
    owner.disown(subscription)
    end()
  }
  const subscription: Subscription = Object.assign(() => stop(), {
    unsubscribe: stop,
    dispose: stop,
    [Symbol.dispose]: stop,
  })
  return owner.own(subscription)
}
