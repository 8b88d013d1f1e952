/** A claim as users hold it: a function with members. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { ClaimCore } from './claim-core.ts'
import { checkPriority, setClaim, setExpiration } from './claims.ts'
import type { Point } from './point.ts'
import { readStamp, type Stamp } from './stamp.ts'
import { neededUnit } from './tag-units.ts'

// biome-ignore lint/correctness/noUnusedVariables: merged with the class of the same parameters
export interface Claim<T> {
  /**
   * Its name, unique within the tag.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night').name // => 'night'
   */
  readonly name: string
  /** Sets the claim: value, epoch seconds (default now), annotation; or value and `{ timestamp, annotation }`. */
  (value: unknown, timestamp?: number | null | Stamp, annotation?: unknown): void
}

/**
 * One source of a tag's value. The claim with the highest priority decides; among equals the newest does.
 *
 * @example
 * const c = kaithem.tags['/lamp'].claim(1, 'alarm', 80)
 * c.set(0); c.release()
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: a claim is a function with these members
export class Claim<T> {
  declare private readonly core: ClaimCore<T>
  declare private readonly point: Point<T>
  declare private readonly holder: ClaimHolder

  /** What a claim handle stands for; undefined for anything else. */
  static coreOf(value: unknown): { readonly core: ClaimCore<unknown>; readonly point: Point<unknown> } | undefined {
    if (typeof value !== 'function' || !('core' in value) || !('point' in value)) return undefined
    const { core, point } = value as unknown as { core: ClaimCore<unknown>; point: Point<unknown> }
    return { core, point }
  }

  /** The claim of a tag for one owner; the same object as long as that owner asks. */
  static of<T>(point: Point<T>, core: ClaimCore<T>, holder: ClaimHolder): ClaimHandle<T> {
    const known = core.handle as Claim<T> | undefined
    if (known !== undefined && known.holder === holder) return known as ClaimHandle<T>
    const { name } = core
    const call = { [name]: (...args: readonly unknown[]) => callClaim(claim, args) }[name]
    const claim = Object.setPrototypeOf(call, Claim.prototype) as Claim<T>
    Object.assign(claim, { core, point, holder })
    core.handle = claim
    return claim as ClaimHandle<T>
  }

  get [Symbol.toStringTag](): string {
    return 'Claim'
  }

  /**
   * The tag it is a claim of.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night').tag.name // => '/hall/lamp'
   */
  get tag(): object {
    return this.holder.handleOf(this.point as Point<unknown>)
  }

  /**
   * What it was set to, before the limits of the tag; a getter is handed back as the function.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.max = 1
   * lamp.claim(5, 'night', 60).value // => 5
   * lamp.value // => 1
   */
  get value(): T | (() => unknown) {
    return this.core.source?.getter ?? this.point.present(this.core.value)
  }

  /**
   * When it was set, in epoch seconds; 0 is never.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', { timestamp: 1_600_000_000 }).timestamp // => 1_600_000_000
   */
  get timestamp(): number {
    return this.core.timestamp
  }

  /**
   * What was given along with its value; null if nothing.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', { annotation: 'timer' }).annotation // => 'timer'
   */
  get annotation(): unknown {
    return this.core.annotation
  }

  /**
   * The priority it was given, up to 100; default 50.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', 60).priority // => 60
   */
  get priority(): number {
    return this.core.priority
  }

  /**
   * Its priority now: the given one, or `expiredPriority` when it is expired.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', 60).effectivePriority // => 60
   */
  get effectivePriority(): number {
    return this.core.effectivePriority
  }

  /**
   * True while it decides the tag's value.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * const night = lamp.claim(1, 'night', 60)
   * night.active // => true
   * lamp.claim(0, 'alarm', 90)
   * night.active // => false
   */
  get active(): boolean {
    return this.point.active === this.core
  }

  /**
   * True after `release`, until it is set again.
   *
   * @example
   * const night = kaithem.tags['/hall/lamp'].claim(1, 'night', 60)
   * night.release()
   * night.released // => true
   */
  get released(): boolean {
    return this.core.released
  }

  /**
   * True while it has not been set for longer than `expiration`.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', { expiration: 300 }).expired // => false
   */
  get expired(): boolean {
    return this.core.expired
  }

  /**
   * Seconds without a set after which it gives way; 0 is never.
   *
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', { expiration: 300 }).expiration // => 300
   */
  get expiration(): number {
    return this.core.expiry?.seconds ?? 0
  }

  /**
   * Its priority while it is expired; see `setExpiration`.
   *
   * @example
   * const night = kaithem.tags['/hall/lamp'].claim(1, 'night', 60)
   * night.setExpiration(300)
   * night.expiredPriority // => 1
   */
  get expiredPriority(): number {
    return this.core.expiry?.priority ?? 0
  }

  /**
   * Sets the value of the claim; a released claim is claimed again.
   *
   * @param value a value, or a function that is asked for it
   * @param timestamp epoch seconds (default now); or the options `{ timestamp, annotation }`
   * @param annotation anything; handed to subscribers (default null)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when the tag's type refuses the value; KAITHEM_CLOSED
   * @example
   * const night = kaithem.tags['/hall/lamp'].claim(0.2, 'night', 60)
   * night.set(0.1)
   * night(0.3) // the same
   * kaithem.tags['/hall/lamp'].value // => 0.3
   */
  set(value: unknown, timestamp?: number | null | Stamp, annotation?: unknown): void {
    setClaim(this.point, this.core, value, { ...readStamp(timestamp, annotation), owner: this.holder.owner })
  }

  /**
   * Sets a claim of a numeric tag from another unit.
   *
   * @param value the number, in that unit
   * @param unit the unit it is in
   * @param timestamp epoch seconds (default now); or the options `{ timestamp, annotation }`
   * @param annotation anything (default null)
   * @throws KAITHEM_UNIT the tag has no unit, or the unit is unknown; KAITHEM_UNIT_MISMATCH
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.unit = 'degC'
   * temp.claim(0, 'sensor', 60).setAs(68, 'degF')
   * temp.value // => 20
   */
  setAs(value: number, unit: string, timestamp?: number | null | Stamp, annotation?: unknown): void {
    const own = neededUnit(this.point)
    this.set(this.point.env.deps.units.converter(unit, own)(value), timestamp, annotation)
  }

  /**
   * Gives it another priority; the tag decides anew.
   *
   * @param priority up to 100; 0 and null are 50
   * @throws KAITHEM_VALUE above 100; KAITHEM_TYPE for what is no number
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.claim(1, 'night', 60).setPriority(40)
   * lamp.currentSource // => 'default'
   */
  setPriority(priority: number): void {
    this.point.setPriority(this.core, checkPriority(priority, 50))
  }

  /**
   * Lets the claim give way when it is not set for a while.
   *
   * @param seconds 0 and less is never
   * @param expiredPriority its priority from then on, up to 100 (default 1); or the options `{ expiredPriority }`
   * @throws KAITHEM_TYPE for what is no number; KAITHEM_VALUE for NaN, or a priority above 100
   * @example
   * const remote = kaithem.tags['/hall/lamp'].claim(1, 'remote', 60)
   * remote.setExpiration(300, 10) // five minutes after the last set it has priority 10
   */
  setExpiration(seconds: number, expiredPriority: number | ExpirationOptions = 1): void {
    const isOptions = typeof expiredPriority === 'object' && expiredPriority !== null
    setExpiration(this.point, this.core, seconds, isOptions ? (expiredPriority.expiredPriority ?? 1) : expiredPriority)
  }

  /**
   * Ends the claim; the next best takes over. Twice does nothing.
   *
   * @throws KAITHEM_VALUE for the default claim
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.claim(1, 'night', 60).release()
   * lamp.value // => 0
   */
  release(): void {
    this.point.release(this.core)
  }

  /**
   * As `release`.
   *
   * @throws KAITHEM_VALUE for the default claim
   * @example
   * kaithem.tags['/hall/lamp'].claim(1, 'night', 60).dispose()
   */
  dispose(): void {
    this.release()
  }

  /** As `release`. */
  [Symbol.dispose](): void {
    this.release()
  }

  toJSON(): object {
    const { name, priority, timestamp, released, expired } = this
    return { claim: name, tag: this.point.name, value: this.core.value, priority, timestamp, released, expired }
  }
}

addAliases(Claim.prototype)

/** A claim with both spellings of its members. */
export type ClaimHandle<T> = WithAliases<Claim<T>>

/** Options of `claim.setExpiration`. */
export interface ExpirationOptions {
  /** Its priority while it is expired, up to 100 (default 1). */
  readonly expiredPriority?: number
}

/** Through whom a claim is held. */
export interface ClaimHolder {
  readonly owner: Owner
  handleOf(point: Point<unknown>): object
}

function callClaim<T>(claim: Claim<T>, [value, timestamp, annotation, ...rest]: readonly unknown[]): void {
  if (value === undefined && rest.length === 0) {
    throw new KaithemError('KAITHEM_VALUE', `Claim ${claim.name} needs a value; claim.value reads it`, {})
  }
  claim.set(value, timestamp as number | null | undefined, annotation)
}
