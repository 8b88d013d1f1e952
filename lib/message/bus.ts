/**
 * The message bus: subscriptions by topic filter, delivery in order after the running code has finished.
 *
 * Porting note: Kaithem delivers in any order from a pool of threads and takes only `#` as a wildcard; here messages arrive in the
 * order they were posted, `+` works too, and `unsubscribe` takes a topic with or without its leading slash.
 *
 * Porting note: times of messages and tags are seconds since 1970, not since the machine was switched on.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { Channel } from './channel.ts'
import { type Delivery, MessageQueue } from './queue.ts'
import { type BusMessage, RecentMessages } from './recent.ts'
import { type MessageCallback, type SubscribeOptions, Subscriber } from './subscriber.ts'
import { hasWildcard, normalizeFilter, normalizeTopic } from './topic.ts'
import { TopicTree } from './topic-tree.ts'

/** One bus serves a whole kaithem; who subscribes says which owner frees the subscription. */
export class MessageBus {
  private readonly clock: Clock
  private readonly queue = new MessageQueue()
  private readonly channels = new Map<string, Channel>()
  private readonly log = new RecentMessages((log) => this.forget(log as Channel))
  private readonly wildcards = new TopicTree<Subscriber>()
  private readonly all = new Set<Subscriber>()
  private readonly watchers = new Set<(filter: string) => void>()
  private wildcardVersion = 0
  private sequence = 0
  private timer: Timer | undefined
  private closed = false

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Queues a message; subscribers get it after the running code has finished. See MessageApi.post. */
  post(topic: string, message: unknown, timestamp?: number | null, annotation: unknown = null): void {
    const time = this.timeOf(topic, timestamp)
    const channel = this.channels.get(topic) ?? this.open(normalizeTopic(topic))
    if (this.closed) return
    this.log.add(channel, message, time, annotation)
    this.queue.push(channel, message, time, annotation, this.sequence)
    this.timer ??= this.clock.setImmediate(this.drain)
  }

  /** As `post`, but delivers before it returns, ahead of what is queued. */
  postSync(topic: string, message: unknown, timestamp?: number | null, annotation: unknown = null): void {
    const time = this.timeOf(topic, timestamp)
    const channel = this.channels.get(topic) ?? this.open(normalizeTopic(topic))
    if (this.closed) return
    this.log.add(channel, message, time, annotation)
    this.deliver(channel, message, time, annotation, this.sequence)
  }

  /** @throws KAITHEM_CLOSED, and what MessageApi.subscribe lists */
  subscribe(owner: Owner, topic: string, callback: MessageCallback, options?: SubscribeOptions): Subscription {
    const filter = normalizeFilter(topic)
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `The message bus is closed: ${filter}`, { topic: filter })
    const subscriber = new Subscriber(owner, filter, callback, this.sequence++, options)
    this.add(subscriber)
    subscriber.subscription = createSubscription(owner, () => this.remove(subscriber))
    for (const watcher of this.watchers) watcher(filter)
    return subscriber.subscription
  }

  /**
   * Tells f the filter of each subscription that is made: for sources that begin when somebody listens. It must not throw.
   *
   * @returns a function that ends it
   */
  watchSubscriptions(f: (filter: string) => void): () => void {
    this.watchers.add(f)
    return () => void this.watchers.delete(f)
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
    const channel = this.channels.get(normalizeTopic(topic))
    return channel === undefined ? [] : this.log.of(channel)
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
    this.channels.clear()
  }

  private timeOf(topic: string, timestamp: number | null | undefined): number {
    if (!timestamp) return this.clock.now()
    if (Number.isFinite(timestamp)) return timestamp
    const name = normalizeTopic(topic)
    throw new KaithemError('KAITHEM_TYPE', `The timestamp of a message to ${name} must be a number of seconds`, {
      topic: name,
    })
  }

  /** Only what is queued now: subscribers that post for ever must not keep everything else from running. */
  private readonly drain = (): void => {
    this.timer = undefined
    this.queue.drain(this.queue.size, this.deliver)
    if (this.queue.size > 0) this.timer ??= this.clock.setImmediate(this.drain)
  }

  private readonly deliver: Delivery = (channel, message, timestamp, annotation, mark) => {
    const route = channel.routeBy(this.wildcards, this.wildcardVersion)
    for (let at = 0; at < route.length; at++) {
      const subscriber = route[at] as Subscriber
      if (!subscriber.active || subscriber.sequence >= mark) continue
      subscriber.deliver(channel.topic, message, timestamp, annotation)
    }
  }

  /** The channel of a normalised topic, made if there is none. */
  private open(topic: string): Channel {
    let channel = this.channels.get(topic)
    if (channel === undefined) {
      channel = new Channel(topic)
      if (!this.closed) this.channels.set(topic, channel)
    }
    return channel
  }

  private forget(channel: Channel): void {
    if (channel.unused) this.channels.delete(channel.topic)
  }

  private add(subscriber: Subscriber): void {
    this.all.add(subscriber)
    const { filter } = subscriber
    if (hasWildcard(filter)) {
      this.wildcards.add(filter, subscriber)
      this.wildcardVersion++
      return
    }
    this.open(filter).add(subscriber)
  }

  private remove(subscriber: Subscriber): void {
    subscriber.active = false
    this.all.delete(subscriber)
    const { filter } = subscriber
    if (this.wildcards.delete(filter, subscriber)) {
      this.wildcardVersion++
      return
    }
    const channel = this.channels.get(filter)
    if (channel === undefined) return
    channel.remove(subscriber)
    this.forget(channel)
  }

  private subscribersOf(filter: string): Iterable<Subscriber> {
    if (hasWildcard(filter)) return this.wildcards.of(filter)
    return this.channels.get(filter)?.exact ?? []
  }
}
