/** The message bus: subscriptions by topic filter, delivery in order after the running code has finished. @module */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { MessageQueue } from './queue.ts'
import { type BusMessage, RecentMessages } from './recent.ts'
import { type MessageCallback, type SubscribeOptions, Subscriber } from './subscriber.ts'
import { hasWildcard, normalizeFilter, normalizeTopic } from './topic.ts'
import { TopicTree } from './topic-tree.ts'

/** The subscriptions to one topic, and who gets its messages (wildcards included) as long as `version` holds. */
interface Channel {
  readonly exact: Set<Subscriber>
  route: readonly Subscriber[]
  version: number
}

const nobody: readonly Subscriber[] = []

function byAge(a: Subscriber, b: Subscriber): number {
  return a.sequence - b.sequence
}

/** One bus serves a whole kaithem; who subscribes says which owner frees the subscription. */
export class MessageBus {
  private readonly clock: Clock
  private readonly queue = new MessageQueue()
  private readonly log = new RecentMessages()
  private readonly channels = new Map<string, Channel>()
  private readonly wildcards = new TopicTree<Subscriber>()
  private readonly all = new Set<Subscriber>()
  private wildcardCount = 0
  private wildcardVersion = 0
  private sequence = 0
  private timer: Timer | undefined
  private closed = false

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Queues a message; subscribers get it after the running code has finished. See MessageApi.post. */
  post(topic: string, message: unknown, timestamp?: number | null, annotation: unknown = null): void {
    const entry = this.record(topic, message, timestamp, annotation)
    if (this.closed) return
    this.queue.push(entry, this.sequence)
    this.timer ??= this.clock.setImmediate(this.drain)
  }

  /** As `post`, but delivers before it returns, ahead of what is queued. */
  postSync(topic: string, message: unknown, timestamp?: number | null, annotation: unknown = null): void {
    const entry = this.record(topic, message, timestamp, annotation)
    if (!this.closed) this.deliver(entry, this.sequence)
  }

  /** @throws KAITHEM_CLOSED, and what MessageApi.subscribe lists */
  subscribe(owner: Owner, topic: string, callback: MessageCallback, options?: SubscribeOptions): Subscription {
    const filter = normalizeFilter(topic)
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `The message bus is closed: ${filter}`, { topic: filter })
    const subscriber = new Subscriber(owner, filter, callback, this.sequence++, options)
    this.add(subscriber)
    subscriber.subscription = createSubscription(owner, () => this.remove(subscriber))
    return subscriber.subscription
  }

  /** Ends the oldest subscription of this callback to this filter; an unknown one does nothing. */
  unsubscribe(topic: string, callback: MessageCallback): void {
    const filter = normalizeFilter(topic)
    for (const subscriber of this.subscribersOf(filter)) {
      if (subscriber.callback !== callback) continue
      subscriber.subscription?.unsubscribe()
      return
    }
  }

  /** The last 100 messages of a topic, oldest first. */
  recent(topic: string): readonly BusMessage[] {
    return this.log.of(normalizeTopic(topic))
  }

  /** The topics whose messages are kept, sorted. */
  topics(): string[] {
    return this.log.topics()
  }

  /** How many subscriptions there are to exactly this filter; without one: to all. */
  subscribers(filter?: string): number {
    if (filter === undefined) return this.all.size
    let count = 0
    for (const _ of this.subscribersOf(normalizeFilter(filter))) count++
    return count
  }

  /** Ends every subscription and drops what is queued. Posting afterwards does nothing. */
  close(): void {
    this.closed = true
    this.timer?.cancel()
    this.timer = undefined
    this.queue.clear()
    for (const subscriber of [...this.all]) subscriber.subscription?.unsubscribe()
    this.log.clear()
  }

  private record(topic: string, message: unknown, timestamp: number | null | undefined, annotation: unknown) {
    const name = normalizeTopic(topic)
    if (timestamp && !Number.isFinite(timestamp)) {
      throw new KaithemError('KAITHEM_TYPE', `The timestamp of a message to ${name} must be a number of seconds`, {
        topic: name,
      })
    }
    const entry: BusMessage = { topic: name, message, timestamp: timestamp || this.clock.now(), annotation }
    if (!this.closed) this.log.add(entry)
    return entry
  }

  /** Only what is queued now: subscribers that post for ever must not keep everything else from running. */
  private readonly drain = (): void => {
    this.timer = undefined
    this.queue.drain(this.queue.size, this.deliver)
    if (this.queue.size > 0) this.timer ??= this.clock.setImmediate(this.drain)
  }

  private readonly deliver = (entry: BusMessage, mark: number): void => {
    const route = this.routeOf(entry.topic)
    for (let at = 0; at < route.length; at++) {
      const subscriber = route[at] as Subscriber
      if (subscriber.active && subscriber.sequence < mark) subscriber.deliver(entry)
    }
  }

  /** A route is never changed, only replaced, so one that is being walked stays as it was. */
  private routeOf(topic: string): readonly Subscriber[] {
    const channel = this.channels.get(topic)
    if (channel === undefined) {
      if (this.wildcardCount === 0) return nobody
      return this.wildcards.match(topic, []).sort(byAge)
    }
    if (channel.version !== this.wildcardVersion) {
      channel.route = this.wildcards.match(topic, [...channel.exact]).sort(byAge)
      channel.version = this.wildcardVersion
    }
    return channel.route
  }

  private add(subscriber: Subscriber): void {
    this.all.add(subscriber)
    const { filter } = subscriber
    if (hasWildcard(filter)) {
      this.wildcards.add(filter, subscriber)
      this.wildcardCount++
      this.wildcardVersion++
      return
    }
    let channel = this.channels.get(filter)
    if (channel === undefined) {
      channel = { exact: new Set(), route: nobody, version: -1 }
      this.channels.set(filter, channel)
    }
    channel.exact.add(subscriber)
    channel.version = -1
  }

  private remove(subscriber: Subscriber): void {
    subscriber.active = false
    this.all.delete(subscriber)
    const { filter } = subscriber
    if (this.wildcards.delete(filter, subscriber)) {
      this.wildcardCount--
      this.wildcardVersion++
      return
    }
    const channel = this.channels.get(filter)
    if (channel === undefined) return
    channel.exact.delete(subscriber)
    channel.version = -1
    if (channel.exact.size === 0) this.channels.delete(filter)
  }

  private subscribersOf(filter: string): Iterable<Subscriber> {
    if (hasWildcard(filter)) return this.wildcards.of(filter)
    return this.channels.get(filter)?.exact ?? nobody
  }
}
