/** What a tag shows: running getters, asking the handler, pushing, polling in the background. @module */

import type { Owner } from '../scope.ts'
import { isThenable, onRejection } from '../thenable.ts'
import type { ClaimCore } from './claim-core.ts'
import type { ClaimSource } from './claim-source.ts'
import { PointState } from './point-state.ts'

export abstract class PointDisplay<T> extends PointState<T> {
  /** New data of a claim arrived by promise, or it is no longer too old. */
  protected abstract accept(claim: ClaimCore<T>, apply: () => void): void

  /** Reads, running the getter when it is due. */
  read(): T {
    const { source } = this.active
    if (source !== undefined && !this.closed) this.refresh(source, false)
    return this.present(this.value)
  }

  /** Runs the getter (if due, or always) and tells subscribers about a change. */
  poll(force: boolean): void {
    const claim = this.active
    if (claim.source === undefined || this.closed) return
    this.refresh(claim.source, force)
    this.publish()
  }

  /** As `poll`, where nobody can catch an error. */
  pollQuietly(force: boolean): void {
    try {
      this.poll(force)
    } catch (error) {
      this.env.reporter(this.hooks?.handler?.owner).report(error, `handler of tag ${this.name}`)
    }
  }

  /** Shows the active claim again after the limits or a default changed. */
  reshow(): void {
    this.show(this.active, false)
  }

  /** Starts or stops background polling: only while somebody watches a getter and there is an interval. */
  override updatePolling(): void {
    const { interval, knownMeta } = this
    const needed = interval > 0 && !this.closed && this.active.source !== undefined && this.watched
    if (!needed) {
      if (knownMeta?.pollTimer === undefined) return
      knownMeta.pollTimer.cancel()
      knownMeta.pollTimer = undefined
      return
    }
    const { meta } = this
    if (meta.pollTimer !== undefined) return
    meta.pollTimer = this.env.clock.setTimeout(() => {
      meta.pollTimer = undefined
      this.pollQuietly(true)
      this.updatePolling()
    }, interval)
  }

  /** The interval changed. */
  restartPolling(): void {
    this.knownMeta?.pollTimer?.cancel()
    if (this.knownMeta !== undefined) this.knownMeta.pollTimer = undefined
    this.updatePolling()
  }

  /**
   * Makes a claim's value the visible one: handler first, then storing, then subscribers.
   *
   * @param evaluate run its getter first
   * @param force an objection of the handler is shown, but not obeyed
   */
  protected show(claim: ClaimCore<T>, evaluate: boolean, force = false): void {
    const { active } = this
    const wasVolatile = this.volatile
    const { source } = claim
    if (evaluate && source !== undefined && (source.volatile || source.expression?.dirty === true)) {
      this.run(claim, source)
    }
    const next = this.process(claim.value)
    const pushes = this.isNews(claim, next)
    if (pushes) this.askHandler(next, claim, force)
    this.active = claim
    this.value = next
    if (pushes) this.commit(next, claim)
    if (claim !== active) this.tellSource(claim.name)
    if (this.volatile !== wasVolatile && this.dependents !== undefined) this.env.schedule(this.dependents)
  }

  /**
   * Whether subscribers are told. A value that was never set (timestamp 0) is no news, unless it is what is left after
   * the claim in force ended: whoever saw that one must hear that it is over.
   */
  private isNews(claim: ClaimCore<T>, next: T): boolean {
    if (this.fresh) return claim.timestamp !== 0
    return !this.same(next, this.pushed) && (claim.timestamp !== 0 || claim !== this.active)
  }

  private commit(next: T, claim: ClaimCore<T>): void {
    this.pushed = next
    this.fresh = false
    this.notify(next, claim.timestamp, claim.annotation)
  }

  private publish(): void {
    const claim = this.active
    const next = this.value
    if (claim.timestamp === 0 || !(this.fresh || !this.same(next, this.pushed))) return
    try {
      this.askHandler(next, claim, false)
    } catch (error) {
      this.value = this.pushed
      throw error
    }
    this.commit(next, claim)
  }

  private askHandler(next: T, claim: ClaimCore<T>, force: boolean): void {
    const handler = this.hooks?.handler
    if (handler === undefined) return
    this.env.checkDepth(this.name)
    this.env.depth++
    try {
      const result = handler.call(this.present(next), claim.timestamp, claim.annotation)
      if (result !== undefined) this.watch(result, handler.owner, `handler of tag ${this.name}`)
    } catch (error) {
      if (!force) throw error
      this.env.reporter(handler.owner).report(error, `handler of tag ${this.name}`)
    } finally {
      this.env.leavePush()
    }
  }

  private tellSource(name: string): void {
    const listener = this.knownMeta?.onSourceChanged
    if (listener === undefined) return
    this.env.depth++
    try {
      this.env.checkDepth(this.name)
      this.env.countSwitch(this.name)
      const result = listener.call(name)
      if (result !== undefined) this.watch(result, listener.owner, `onSourceChanged of tag ${this.name}`)
    } catch (error) {
      this.env.reporter(listener.owner).report(error, `onSourceChanged of tag ${this.name}`)
    }
    this.env.leavePush()
  }

  /** A promise is not waited for; its failure goes to whoever gave the callback. */
  private watch(result: unknown, owner: Owner, what: string): void {
    onRejection(result, (error) => this.env.reporter(owner).report(error, what))
  }

  protected refresh(source: ClaimSource, force: boolean): void {
    const claim = this.active
    if (!force && !source.isDue(this.interval)) return
    const wasVolatile = source.volatile
    const hasData = this.run(claim, source)
    if (source.volatile !== wasVolatile && this.dependents !== undefined) this.env.schedule(this.dependents)
    if (!hasData) return
    this.value = this.process(claim.value)
    if (claim.expired) this.accept(claim, () => {})
  }

  /** Runs a getter; true when it gave something new. Errors of the getter are shown, not thrown. */
  protected run(claim: ClaimCore<T>, source: ClaimSource): boolean {
    // The answer it gave a promise for is still to come; asked again, it would answer the same question twice.
    if (source.inFlight) return false
    this.env.enter(this)
    try {
      source.lastRun = this.env.clock.now()
      const result = source.getter()
      if (result === undefined || result === null) return false
      if (isThenable(result)) return this.await(result, claim, source)
      // A getter that released or set its own claim meanwhile has nothing to say any more.
      return claim.source === source && this.take(claim, result)
    } catch (error) {
      source.report(error)
      return false
    } finally {
      this.env.leave()
    }
  }

  private take(claim: ClaimCore<T>, result: unknown): boolean {
    claim.value = this.coerce(result)
    claim.timestamp = this.env.clock.now()
    claim.annotation = null
    return true
  }

  private await(promise: PromiseLike<unknown>, claim: ClaimCore<T>, source: ClaimSource): boolean {
    source.inFlight = true
    const done = (apply: () => void): void => {
      source.inFlight = false
      if (source.ended || this.closed || claim.source !== source) return
      try {
        apply()
      } catch (error) {
        source.report(error)
      }
    }
    const arrived = (result: unknown): void => {
      if (result === undefined || result === null) return
      this.accept(claim, () => this.take(claim, result))
    }
    promise.then(
      (result) => done(() => arrived(result)),
      (error: unknown) => done(() => source.report(error)),
    )
    return false
  }
}
