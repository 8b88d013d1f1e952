/** Everything the bus knows about one topic, so that a post looks it up once. @module */

import { TopicLog } from './recent.ts'
import type { Subscriber } from './subscriber.ts'
import type { TopicTree } from './topic-tree.ts'

const nobody: ReadonlySet<Subscriber> = new Set()

function byAge(a: Subscriber, b: Subscriber): number {
  return a.sequence - b.sequence
}

/** A topic with subscriptions, kept messages, or both. */
export class Channel extends TopicLog {
  private own: Set<Subscriber> | undefined
  private route: readonly Subscriber[] = []
  private version = -1

  /** The subscriptions to exactly this topic, oldest first. */
  get exact(): ReadonlySet<Subscriber> {
    return this.own ?? nobody
  }

  /** Nothing is subscribed or kept. */
  get unused(): boolean {
    return this.count === 0 && this.exact.size === 0
  }

  add(subscriber: Subscriber): void {
    this.own ??= new Set()
    this.own.add(subscriber)
    this.version = -1
  }

  remove(subscriber: Subscriber): void {
    this.own?.delete(subscriber)
    this.version = -1
  }

  /**
   * Who gets a message, oldest subscription first. A route is never changed, only replaced, so one that is being
   * walked stays as it was.
   *
   * @param version changes with the wildcards
   */
  routeBy(wildcards: TopicTree<Subscriber>, version: number): readonly Subscriber[] {
    if (this.version !== version) {
      this.route = wildcards.match(this.topic, [...this.exact]).sort(byAge)
      this.version = version
    }
    return this.route
  }
}
