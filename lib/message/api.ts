/** kaithem.message: start here. @module */

import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { MessageBus } from './bus.ts'
import type { BusMessage } from './recent.ts'
import type { MessageCallback, SubscribeOptions } from './subscriber.ts'

export type { BusMessage, MessageCallback, SubscribeOptions }

/** Named form of what may follow the message in `post`. */
export interface PostOptions {
  /** Epoch seconds; 0, null or nothing: now. */
  readonly timestamp?: number | null
  /** Extra data for the subscribers, usually to recognise one's own messages. Default null. */
  readonly annotation?: unknown
}

/** Messages between everything that runs: topics are paths, subscribers may use wildcards. */
export interface MessageApi {
  /**
   * Posts a message to everyone who subscribed to a matching topic. Returns at once; the subscribers run after the
   * running code has finished, in the order of the posts, each in the order of subscribing.
   *
   * @param topic levels divided by `/`; `foo` is the same as `/foo`. At most 1,024 characters.
   * @param message anything; it is passed on as it is, without copying
   * @param timestamp epoch seconds; 0, null or nothing: now. Or an options object `{ timestamp, annotation }`
   * @param annotation extra data for subscribers that take four arguments; default null
   * @throws KAITHEM_TYPE for a topic that is no string or a timestamp that is no number; KAITHEM_VALUE for a topic
   * that is too long
   * @example
   * kaithem.message.post('/house/door', 'open', { annotation: node.id })
   * kaithem.message.recent('/house/door')[0].message // => 'open'
   */
  post(topic: string, message: unknown, timestamp?: number | null | PostOptions, annotation?: unknown): void
  /**
   * Calls a function for each message to a topic. What it gets depends on how many parameters it names: one
   * `(message)`, two `(topic, message)`, four or none `(topic, message, timestamp, annotation)`.
   * Errors in the function are reported and stop nobody else; a promise it returns is not awaited.
   *
   * @param topic a topic or a filter: `+` is any one level, `#` at the end any number of levels (`/foo/#` also takes
   * `/foo`)
   * @param callback the function
   * @param options `args`: 0, 1, 2 or 4 if the number of parameters does not say it
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_VALUE for three or more than four parameters, or `#` before the end; KAITHEM_TYPE if topic or
   * callback is of the wrong type
   * @example
   * const off = kaithem.message.subscribe('/house/#', (topic, message) => node.send({ topic, payload: message }))
   * kaithem.message.post('/house/door', 'open') // a moment later: { topic: '/house/door', payload: 'open' }
   * off() // no more messages, not even this one if it is still under way
   */
  subscribe<A extends unknown[]>(
    topic: string,
    callback: (...args: A) => unknown,
    options?: SubscribeOptions,
  ): Subscription
  /**
   * Ends one subscription of a function to a topic (the oldest). Does nothing if there is none. Calling what
   * `subscribe` returned does the same.
   *
   * @param topic as in `subscribe`; `foo` and `/foo` are the same
   * @param callback the function that was subscribed
   * @throws KAITHEM_TYPE for a topic that is no string
   * @example
   * const show = message => node.warn(message)
   * kaithem.message.subscribe('/house/#', show)
   * kaithem.message.unsubscribe('house/#', show)
   */
  unsubscribe(topic: string, callback: MessageCallback): void
  /**
   * The last messages of a topic, oldest first: up to 100, and up to 100,000 of all topics together. Beyond that each
   * topic keeps its share, the same for all. They are in memory only. A post is there at once, before it is delivered.
   *
   * @param topic a topic (no wildcards)
   * @returns a list of `{ topic, message, timestamp, annotation }`; empty for a topic nobody posted to
   * @throws KAITHEM_TYPE for a topic that is no string
   * @example
   * kaithem.message.post('/house/door', 'open', 1_600_000_000)
   * kaithem.message.recent('house/door') // => [{ topic: '/house/door', message: 'open', timestamp: 1_600_000_000, annotation: null }]
   */
  recent(topic: string): readonly BusMessage[]
  /**
   * The topics that have messages in `recent`, sorted.
   *
   * @example
   * kaithem.message.post('house/door', 'open')
   * kaithem.message.topics() // => ['/house/door']
   */
  topics(): string[]
}

function namedOptions(value: object): PostOptions {
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new KaithemError(
      'KAITHEM_TYPE',
      'The third argument of post is a timestamp in seconds or { timestamp, annotation }',
    )
  }
  return value
}

/** The bus as one owner sees it: what is subscribed through it ends with the owner. */
export function createMessageApi(bus: MessageBus, owner: Owner): MessageApi {
  return {
    post: (topic, message, timestamp, annotation) => {
      if (typeof timestamp !== 'object' || timestamp === null) {
        bus.post(topic, message, timestamp, annotation)
        return
      }
      const options = namedOptions(timestamp)
      bus.post(topic, message, options.timestamp, options.annotation ?? annotation)
    },
    subscribe: (topic, callback, options) => bus.subscribe(owner, topic, callback, options),
    unsubscribe: (topic, callback) => bus.unsubscribe(topic, callback),
    recent: (topic) => bus.recent(topic),
    topics: () => bus.topics(),
  }
}
