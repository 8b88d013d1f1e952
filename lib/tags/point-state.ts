/** What a tag keeps, and how it tells its subscribers. Rare parts are made only when used. @module */

import type { Owned, Owner, Subscription } from '../scope.ts'
import { isThenable, onRejection } from '../thenable.ts'
import { ClaimCore, type ClaimHost } from './claim-core.ts'
import type { Dependent, TagEnvironment } from './environment.ts'
import { type OwnedCallback, PointMeta } from './point-meta.ts'
import type { TagListener, TagType } from './types.ts'

/** One subscription of a tag. */
export interface Subscriber<T> {
  /** What was handed to `subscribe`: tells duplicates. */
  readonly key: unknown
  readonly listener: TagListener<T>
  readonly owner: Owner
  active: boolean
  subscription: Subscription | undefined
}

/** Parts that make setting slower; absent on most tags. */
export interface PointHooks<T> {
  /** May refuse a value by throwing. */
  handler: OwnedCallback<TagListener<T>> | undefined
  /** Keeps the default claim over a restart. */
  keep: (() => void) | undefined
}

const nobody: readonly never[] = []

export abstract class PointState<T> implements ClaimHost {
  readonly env: TagEnvironment
  readonly name: string
  abstract readonly type: TagType
  /** What readers see: the value of the active claim after the limits. */
  value: T
  /** What subscribers saw last. */
  pushed: T
  /** True until the first push. */
  fresh = true
  closed = false
  /** Counts pushes, so that an outer push notices an inner one. */
  serial = 0
  /** Pushes in progress. */
  pushing = 0
  readonly defaultClaim: ClaimCore<T>
  active: ClaimCore<T>
  claims: Map<string, ClaimCore<T>> | undefined = undefined
  /** Replaced, never changed, so that a running push keeps its own list. */
  subscribers: readonly Subscriber<T>[] = nobody
  dependents: Set<Dependent> | undefined = undefined
  hooks: PointHooks<T> | undefined = undefined
  private rare: PointMeta<T> | undefined = undefined
  /** What the first owner's users hold, once somebody asked. */
  handle: object | undefined = undefined

  constructor(env: TagEnvironment, name: string, empty: T) {
    this.env = env
    this.name = name
    this.value = empty
    this.pushed = empty
    this.defaultClaim = new ClaimCore<T>(this, 'default', empty, 0, null, 50)
    this.active = this.defaultClaim
  }

  /** The value of a tag that was never set. */
  abstract empty(): T
  /** Anything as a value of this type. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  abstract coerce(value: unknown): T
  abstract drop(claim: Owned): void
  /** Starts or stops background polling. */
  abstract updatePolling(): void

  /** Applies the limits. */
  process(value: T): T {
    return value
  }

  same(a: T, b: T): boolean {
    return a === b
  }

  /** The value as handed out. */
  present(value: T): T {
    return value
  }

  /** Rare parts, made on first use. */
  get meta(): PointMeta<T> {
    this.rare ??= new PointMeta<T>()
    return this.rare
  }

  /** Rare parts if there are any. */
  get knownMeta(): PointMeta<T> | undefined {
    return this.rare
  }

  get interval(): number {
    return this.rare?.settings.get('interval') ?? 0
  }

  /** Whether its value may change without its dependents being told. */
  get volatile(): boolean {
    return this.active.source?.volatile ?? false
  }

  get watched(): boolean {
    if (this.subscribers.length > 0 || this.hooks?.handler !== undefined) return true
    return this.dependents !== undefined && this.dependents.size > 0
  }

  addDependent(dependent: Dependent): void {
    this.dependents ??= new Set()
    this.dependents.add(dependent)
    this.updatePolling()
  }

  removeDependent(dependent: Dependent): void {
    this.dependents?.delete(dependent)
    if (this.dependents?.size === 0) this.dependents = undefined
    this.updatePolling()
  }

  /** Tells subscribers, then what depends on this tag. Never throws. */
  protected notify(value: T, timestamp: number, annotation: unknown): void {
    const { env, subscribers } = this
    const serial = ++this.serial
    env.depth++
    this.pushing++
    for (const subscriber of subscribers) {
      if (!subscriber.active) continue
      this.tell(subscriber, this.present(value), timestamp, annotation)
      // A subscriber set this tag: everybody has been told about the newer value already.
      if (this.serial !== serial) break
    }
    this.pushing--
    env.leavePush()
    if (this.dependents !== undefined) env.schedule(this.dependents)
  }

  /** Calls one subscriber; its errors end here. */
  tell(subscriber: Subscriber<T>, value: T, timestamp: number, annotation: unknown): void {
    try {
      const result = subscriber.listener(value, timestamp, annotation)
      if (result !== undefined && isThenable(result)) this.watchPromise(result, subscriber)
    } catch (error) {
      this.reportSubscriber(subscriber, error)
    }
  }

  private watchPromise(promise: PromiseLike<unknown>, subscriber: Subscriber<T>): void {
    promise.then(undefined, (error: unknown) => this.reportSubscriber(subscriber, error))
  }

  private reportSubscriber(subscriber: Subscriber<T>, error: unknown): void {
    const { env } = this
    env.reporter(subscriber.owner).report(error, `subscriber of tag ${this.name}`)
    for (const [listener, owner] of env.errorListeners) {
      try {
        const result = listener(this.handle, subscriber.key, this.present(this.value), error)
        onRejection(result, (inner) => env.reporter(owner).report(inner, 'tags.on_subscriber_error'))
      } catch (inner) {
        env.reporter(owner).report(inner, 'tags.on_subscriber_error')
      }
    }
  }
}
