/** Who is told about a tag: adding, removing, and tags or claims as subscribers. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import type { Point } from './point.ts'
import type { Subscriber } from './point-state.ts'
import type { TagListener } from './types.ts'

/** Topic of the number of subscribers of a tag. */
function postCount<T>(point: Point<T>): void {
  point.env.deps.bus.postSync(`/system/tags/subscribers${point.name}`, point.subscribers.length)
}

function findSubscriber<T>(point: Point<T>, key: unknown, owner: Owner): Subscriber<T> | undefined {
  return point.subscribers.find((subscriber) => subscriber.key === key && subscriber.owner === owner)
}

function remove<T>(point: Point<T>, entry: Subscriber<T>): void {
  entry.active = false
  point.subscribers = point.subscribers.filter((other) => other !== entry)
  if (point.closed) return
  postCount(point)
  point.updatePolling()
}

/**
 * Adds a subscriber. The same one twice for one owner is one subscription; the bus gets a warning.
 *
 * @throws KAITHEM_CLOSED the tag was deleted or the owner closed
 */
export function subscribe<T>(
  point: Point<T>,
  owner: Owner,
  key: unknown,
  listener: TagListener<T>,
  immediate = false,
): Subscription {
  point.checkOpen()
  const known = findSubscriber(point, key, owner)?.subscription
  if (known !== undefined) {
    const text = `Tag ${point.name}: the same function was subscribed twice by ${owner.name}; it stays one subscription`
    point.env.deps.bus.post('/system/notifications/warnings', text)
    return known
  }
  const entry: Subscriber<T> = { key, listener, owner, active: true, subscription: undefined }
  const subscription = createSubscription(owner, () => remove(point, entry))
  entry.subscription = subscription
  point.subscribers = [...point.subscribers, entry]
  postCount(point)
  point.updatePolling()
  if (immediate) callNow(point, entry)
  return subscription
}

function callNow<T>(point: Point<T>, entry: Subscriber<T>): void {
  const value = point.read()
  const { timestamp, annotation } = point.active
  if (timestamp !== 0) point.tell(entry, value, timestamp, annotation)
}

/** Ends the subscription of this owner, else of anybody; an unknown one does nothing. */
export function unsubscribe<T>(point: Point<T>, owner: Owner, key: unknown): void {
  const entry = findSubscriber(point, key, owner) ?? point.subscribers.find((subscriber) => subscriber.key === key)
  entry?.subscription?.unsubscribe()
}

/** Values straight to the subscribers: nothing is stored, checked or compared. */
export function fastPush<T>(point: Point<T>, value: T, timestamp?: number | null, annotation: unknown = null): void {
  point.checkOpen()
  const time = timestamp ?? point.env.clock.now()
  point.env.checkDepth(point.name)
  point.env.depth++
  for (const entry of point.subscribers) if (entry.active) point.tell(entry, value, time, annotation)
  point.env.leavePush()
}

/** A listener that copies one tag into another; time and annotation go along so that rings end. */
export function copyInto(source: Point<unknown>, target: Point<unknown>, owner: Owner): TagListener<unknown> {
  return (value, timestamp, annotation) => {
    if (source.knownMeta?.unreliable === true || target.knownMeta?.unreliable === true) {
      return fastPush(target, value, timestamp, annotation)
    }
    // The value comes back to the tag whose push it is part of: everybody in the ring has it.
    if (target.pushing > 0 && target.active.timestamp === timestamp) return undefined
    return target.set(target.defaultClaim, value, { timestamp, annotation, owner })
  }
}

/** @throws KAITHEM_TYPE */
export function checkListener(listener: unknown, tag: string): asserts listener is TagListener<never> {
  if (typeof listener === 'function') return
  const message = `Tag ${tag}: subscribe needs a function, a tag or a claim, not ${typeof listener}`
  throw new KaithemError('KAITHEM_TYPE', message, { tag })
}
