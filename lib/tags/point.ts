/** The life of a tag: setting claims, and choosing the active one. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import { type ClaimCore, type ClaimExpiry, claimState, compareClaims } from './claim-core.ts'
import { ClaimSource } from './claim-source.ts'
import { maxPushDepth } from './environment.ts'
import { armExpiry, retryExpiry, stopExpiry } from './expiry.ts'
import { PointDisplay } from './point-display.ts'
import { annotations, type Getter } from './types.ts'

/** What comes with a value; what is missing means now, none, nobody. */
export interface SetOptions {
  readonly timestamp?: number | null | undefined
  readonly annotation?: unknown
  readonly owner?: Owner | undefined
  readonly priority?: number | undefined
  /** Present (also when undefined, meaning never) to change it. */
  readonly expiry?: ClaimExpiry | undefined
}

/** Released claims that wait for being claimed again, per tag. */
const maxReleased = 16

export abstract class Point<T> extends PointDisplay<T> {
  /** The hot path: a value for the default claim, now. Everything unusual goes to `set`. */
  setDefault(value: unknown, owner: Owner, annotation: unknown = annotations.property): void {
    const claim = this.defaultClaim
    const { env } = this
    if (
      this.active !== claim ||
      this.hooks !== undefined ||
      claim.source !== undefined ||
      claim.expiry !== undefined ||
      typeof value === 'function' ||
      env.depth > maxPushDepth
    ) {
      this.set(claim, value, { annotation, owner })
      return
    }
    const stored = this.coerce(value)
    const next = this.process(stored)
    const now = env.clock.now()
    claim.value = stored
    claim.timestamp = now
    claim.serial = ++env.serial
    claim.annotation = annotation
    claim.by = owner.name
    this.value = next
    if (this.fresh || !this.same(next, this.pushed)) {
      this.pushed = next
      this.fresh = false
      this.notify(next, now, annotation)
    }
  }

  /** Sets any claim, reviving a released one. A function becomes the getter. */
  set(claim: ClaimCore<T>, value: unknown, options: SetOptions = {}): void {
    this.checkOpen()
    this.env.checkDepth(this.name)
    const timestamp = this.checkTimestamp(options.timestamp)
    if (typeof value === 'function') {
      const what = `getter of claim ${claim.name} on tag ${this.name}`
      const source = new ClaimSource(this.env, what, value as Getter, options.owner)
      this.setSource(claim, source, options)
      return
    }
    const stored = this.coerce(value)
    this.change(claim, () => {
      claim.value = stored
      claim.timestamp = timestamp ?? this.env.clock.now()
      claim.annotation = options.annotation ?? null
      claim.source = undefined
      this.noteSet(claim, options)
    })
  }

  /** Gives a claim a computed value and computes it once. */
  setSource(claim: ClaimCore<T>, source: ClaimSource, options: SetOptions = {}): void {
    const before = claimState(claim)
    claim.source = source
    const hasData = this.run(claim, source)
    const { value, timestamp, annotation } = claim
    Object.assign(claim, before)
    this.change(
      claim,
      () => {
        claim.source = source
        claim.value = value
        claim.annotation = hasData ? annotation : (options.annotation ?? annotation)
        claim.timestamp = hasData ? timestamp : (options.timestamp ?? timestamp)
        this.noteSet(claim, options)
      },
      { hasRun: true },
    )
    if (claim !== this.defaultClaim || source.owner === undefined || source.ended) return
    source.unlink = () => this.unlinkSource(claim, source)
    source.owner.own(source)
  }

  /** Ends a claim; the next best takes over. @throws KAITHEM_VALUE for the default claim */
  release(claim: ClaimCore<T>, force = false): void {
    if (claim === this.defaultClaim) {
      throw new KaithemError('KAITHEM_VALUE', `The default claim of tag ${this.name} cannot be released`, {})
    }
    if (claim.released || this.closed) return
    const end = (): void => {
      claim.released = true
      claim.expired = false
      claim.source = undefined
    }
    this.change(claim, end, { force })
    stopExpiry(claim)
    claim.owner?.disown(claim)
    claim.owner = undefined
    this.forgetReleased(claim)
  }

  /** @param priority at most 100 */
  setPriority(claim: ClaimCore<T>, priority: number): void {
    this.checkOpen()
    this.change(claim, () => {
      claim.priority = priority
    })
  }

  /** Undefined: it never expires. */
  setExpiry(claim: ClaimCore<T>, expiry: ClaimExpiry | undefined): void {
    stopExpiry(claim)
    this.change(claim, () => {
      claim.expiry = expiry
      claim.expired = false
    })
  }

  override drop(claim: Owned): void {
    if (this.closed) return
    this.release(claim as ClaimCore<T>, true)
  }

  /** Arms or disarms the expiry of a claim after it was changed. */
  watchExpiry(claim: ClaimCore<T>): void {
    if (!claim.released && !claim.expired) armExpiry(this.env.clock, claim, () => this.expire(claim))
  }

  /** Changes a claim and everything that follows from it, or, when the handler refuses, nothing. */
  protected change(claim: ClaimCore<T>, mutate: () => void, { force = false, hasRun = false } = {}): void {
    const before = claimState(claim)
    const rank = claim.effectivePriority
    mutate()
    const demoted = claim.released || claim.effectivePriority !== rank
    try {
      const next = this.choose(claim, demoted)
      const isVisible = next !== this.active || next === claim
      if (isVisible) this.show(next, next !== this.active && !hasRun, force)
    } catch (error) {
      const refused = claim.source
      Object.assign(claim, before)
      if (refused !== before.source) refused?.dispose()
      throw error
    }
    if (before.source !== claim.source) before.source?.dispose()
    if (before.expiry !== claim.expiry) before.expiry?.timer?.cancel()
    this.watchExpiry(claim)
    this.updatePolling()
    if (claim === this.defaultClaim) this.hooks?.keep?.()
  }

  checkOpen(): void {
    if (!this.closed) return
    throw new KaithemError('KAITHEM_CLOSED', `Tag ${this.name} was deleted; ask kaithem.tags for it again`, {
      tag: this.name,
    })
  }

  /** Every claim that is not released. */
  liveClaims(): ClaimCore<T>[] {
    const others = this.claims === undefined ? [] : [...this.claims.values()]
    return [this.defaultClaim, ...others].filter((claim) => !claim.released)
  }

  private noteSet(claim: ClaimCore<T>, options: SetOptions): void {
    claim.released = false
    claim.serial = options.timestamp === undefined || options.timestamp === null ? ++this.env.serial : 0
    if (options.priority !== undefined) claim.priority = options.priority
    if ('expiry' in options) claim.expiry = options.expiry
    const { expiry } = claim
    if (expiry === undefined || claim.timestamp + expiry.seconds > this.env.clock.now()) claim.expired = false
    if (options.owner !== undefined) claim.by = options.owner.name
  }

  /** Which claim rules now. The active one is challenged, and only somebody strictly better wins. */
  private choose(claim: ClaimCore<T>, demoted: boolean): ClaimCore<T> {
    if (claim !== this.active) return compareClaims(claim, this.active) > 0 ? claim : this.active
    return demoted ? this.best() : claim
  }

  private best(): ClaimCore<T> {
    let best = this.active.released ? this.defaultClaim : this.active
    for (const claim of this.liveClaims()) if (compareClaims(claim, best) > 0) best = claim
    return best
  }

  /** The data of a claim got too old: a getter gets one more chance, now and once per period. */
  private expire(claim: ClaimCore<T>): void {
    const { source, expiry } = claim
    if (this.closed || expiry === undefined) return
    if (source !== undefined && this.run(claim, source)) {
      this.accept(claim, () => {})
      return
    }
    if (!claim.expired) {
      const end = (): void => {
        claim.expired = true
      }
      this.change(claim, end, { force: true })
    }
    if (source !== undefined) retryExpiry(this.env.clock, claim, () => this.expire(claim))
  }

  protected override accept(claim: ClaimCore<T>, apply: () => void): void {
    const mutate = (): void => {
      apply()
      this.noteSet(claim, {})
    }
    this.change(claim, mutate, { force: true, hasRun: true })
  }

  private unlinkSource(claim: ClaimCore<T>, source: ClaimSource): void {
    if (claim.source !== source) return
    claim.source = undefined
    this.updatePolling()
  }

  /** Keeps the last few released claims, so that claiming a name again gives the same object. */
  private forgetReleased(latest: ClaimCore<T>): void {
    const { claims } = this
    if (claims === undefined) return
    claims.delete(latest.name)
    claims.set(latest.name, latest)
    const released = [...claims.values()].filter((claim) => claim.released)
    for (const old of released.slice(0, -maxReleased)) claims.delete(old.name)
  }

  private checkTimestamp(timestamp: number | null | undefined): number | undefined {
    if (timestamp === undefined || timestamp === null) return undefined
    if (typeof timestamp === 'number' && timestamp >= 0 && timestamp < Number.POSITIVE_INFINITY) return timestamp
    const message = `Tag ${this.name}: a timestamp is a number of seconds since 1970, not ${valueText(timestamp)}`
    throw new KaithemError(typeof timestamp === 'number' ? 'KAITHEM_VALUE' : 'KAITHEM_TYPE', message, {})
  }
}
