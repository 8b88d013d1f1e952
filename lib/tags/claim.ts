/** A claim as users hold it: a function with members. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { ClaimCore } from './claim-core.ts'
import { checkPriority, setClaim, setExpiration } from './claims.ts'
import type { Point } from './point.ts'
import { neededUnit } from './tag-units.ts'

// biome-ignore lint/correctness/noUnusedVariables: merged with the class of the same parameters
export interface Claim<T> {
  /** Its name, unique within the tag. */
  readonly name: string
  /** Sets the claim: value, epoch seconds (default now), annotation. */
  (value: unknown, timestamp?: number | null, annotation?: unknown): void
}

/**
 * One source of a tag's value. The claim with the highest priority decides; among equals the newest does.
 *
 * Spec: tags, claims.
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

  /** The tag it is a claim of. */
  get tag(): object {
    return this.holder.handleOf(this.point as Point<unknown>)
  }

  /** What it was set to, before the limits of the tag; a getter is handed back as the function. */
  get value(): T | (() => unknown) {
    return this.core.source?.getter ?? this.point.present(this.core.value)
  }

  /** When it was set, in epoch seconds; 0 is never. */
  get timestamp(): number {
    return this.core.timestamp
  }

  get annotation(): unknown {
    return this.core.annotation
  }

  /** The priority it was given. */
  get priority(): number {
    return this.core.priority
  }

  /** Its priority now: lower when it is expired. */
  get effectivePriority(): number {
    return this.core.effectivePriority
  }

  /** True while it decides the tag's value. */
  get active(): boolean {
    return this.point.active === this.core
  }

  get released(): boolean {
    return this.core.released
  }

  get expired(): boolean {
    return this.core.expired
  }

  /** Seconds without a set after which it gives way; 0 is never. */
  get expiration(): number {
    return this.core.expiry?.seconds ?? 0
  }

  /** Its priority while it is expired. */
  get expiredPriority(): number {
    return this.core.expiry?.priority ?? 0
  }

  /**
   * Sets the value of the claim; a released claim is claimed again.
   *
   * @param value a value, or a function that is asked for it
   * @param timestamp epoch seconds (default now)
   * @param annotation anything; handed to subscribers (default null)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when the tag's type refuses the value; KAITHEM_CLOSED
   */
  set(value: unknown, timestamp?: number | null, annotation: unknown = null): void {
    setClaim(this.point, this.core, value, { timestamp, annotation, owner: this.holder.owner })
  }

  /**
   * Sets a numeric claim from another unit.
   *
   * @throws KAITHEM_UNIT the tag has no unit, or the unit is unknown; KAITHEM_UNIT_MISMATCH
   * @example claim.setAs(70, 'degF')
   */
  setAs(value: number, unit: string, timestamp?: number | null, annotation: unknown = null): void {
    const own = neededUnit(this.point)
    this.set(this.point.env.deps.units.converter(unit, own)(value), timestamp, annotation)
  }

  /** Gives it another priority, up to 100. @throws KAITHEM_VALUE above 100 @example claim.setPriority(80) */
  setPriority(priority: number): void {
    this.point.setPriority(this.core, checkPriority(priority, 50))
  }

  /**
   * Lets the claim give way when it is not set for a while.
   *
   * @param seconds 0 is never
   * @param expiredPriority its priority from then on (default 1)
   * @throws KAITHEM_TYPE, KAITHEM_VALUE
   * @example claim.setExpiration(300) // five minutes after the last set
   */
  setExpiration(seconds: number, expiredPriority = 1): void {
    setExpiration(this.point, this.core, seconds, expiredPriority)
  }

  /** Ends the claim; the next best takes over. Twice does nothing. @throws KAITHEM_VALUE for the default claim */
  release(): void {
    this.point.release(this.core)
  }

  /** As `release`. */
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

/** Through whom a claim is held. */
export interface ClaimHolder {
  readonly owner: Owner
  handleOf(point: Point<unknown>): object
}

function callClaim<T>(claim: Claim<T>, [value, timestamp, annotation, ...rest]: readonly unknown[]): void {
  if (value === undefined && rest.length === 0) {
    throw new KaithemError('KAITHEM_VALUE', `Claim ${claim.name} needs a value; claim.value reads it`, {})
  }
  claim.set(value, timestamp as number | null | undefined, annotation ?? null)
}
