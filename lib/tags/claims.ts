/** Claiming a tag: names, priorities, owners, expiry, and the list that answers "why is it on?". @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { ClaimCore, compareClaims } from './claim-core.ts'
import { makeExpiry } from './expiry.ts'
import type { Point, SetOptions } from './point.ts'
import { claimNames } from './types.ts'

/** How to claim; what is missing has the default. */
export interface ClaimOptions {
  /** Unique within the tag; claiming a name again updates that claim (default: a new name). */
  readonly name?: string | null | undefined
  /** Up to 100; the highest wins (default 50). */
  readonly priority?: number | null | undefined
  /** Epoch seconds (default: now). */
  readonly timestamp?: number | null | undefined
  readonly annotation?: unknown
  /** Seconds after which the claim gives way when it is not set again; 0 is never (default). */
  readonly expiration?: number | null | undefined
}

/** One line of `tag.claims()`. */
export interface ClaimInfo<T> {
  readonly name: string
  /** The priority it was given. */
  readonly priority: number
  /** Its priority now: lower when it is expired. */
  readonly effectivePriority: number
  /** Its own value, before the limits of the tag. */
  readonly value: T
  /** Epoch seconds; 0 is never set. */
  readonly timestamp: number
  /** Seconds since the timestamp. */
  readonly age: number
  readonly annotation: unknown
  /** Who made it, or set it last. */
  readonly owner: string
  /** True for the one that decides the tag's value. */
  readonly active: boolean
  readonly expired: boolean
  /** Seconds, 0 is never. */
  readonly expiration: number
}

function isOptions(value: unknown): value is ClaimOptions {
  return typeof value === 'object' && value !== null
}

/** The ways of calling `tag.claim`: options, a name and options, or everything in order. */
export function readClaimArguments(
  name: string | null | undefined | ClaimOptions,
  priority: number | null | undefined | ClaimOptions,
  timestamp: number | null | undefined | ClaimOptions,
  rest: Omit<ClaimOptions, 'name' | 'priority' | 'timestamp'>,
): ClaimOptions {
  if (isOptions(name)) return name
  if (isOptions(priority)) return { ...priority, name }
  return isOptions(timestamp) ? { ...timestamp, name, priority } : { ...rest, timestamp, name, priority }
}

/** The priority a claim gets: nothing given means `fallback`. @throws KAITHEM_VALUE, KAITHEM_TYPE */
export function checkPriority(priority: unknown, fallback: number): number {
  if (priority === undefined || priority === null || priority === '' || priority === 0) return fallback
  if (typeof priority !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `A priority must be a number, not ${typeof priority}`, {})
  }
  if (priority > 100) throw new KaithemError('KAITHEM_VALUE', `Maximum priority is 100, not ${priority}`, { priority })
  if (Number.isNaN(priority)) throw new KaithemError('KAITHEM_VALUE', 'A priority cannot be NaN', {})
  return priority
}

/** A claim by name, released ones included. */
export function findClaim<T>(point: Point<T>, name: string): ClaimCore<T> | undefined {
  return name === claimNames.default ? point.defaultClaim : point.claims?.get(name)
}

function freeName<T>(point: Point<T>): string {
  const base = `claim${point.env.clock.now()}`
  let name = base
  for (let count = 2; point.claims?.has(name) === true; count++) name = `${base}_${count}`
  return name
}

/** Gives a claim to the owner who claimed last. */
export function ownClaim<T>(point: Point<T>, claim: ClaimCore<T>, owner: Owner | undefined): void {
  if (claim === point.defaultClaim || claim.owner === owner) return
  claim.owner?.disown(claim)
  claim.owner = owner
  owner?.own(claim)
}

function checkOwner(owner: Owner | undefined, tag: string): void {
  if (owner?.closed !== true) return
  throw new KaithemError('KAITHEM_CLOSED', `${owner.name} is closed and cannot claim tag ${tag}`, { owner: owner.name })
}

/** A released, empty claim under a name; becomes real when something is set on it. */
function newClaim<T>(point: Point<T>, name: string): ClaimCore<T> {
  const claim = new ClaimCore<T>(point, name, point.value, 0, null, 50)
  claim.released = true
  return claim
}

/** See `tag.claim`. `set` puts the value in, so that expressions can be claims as well. */
export function makeClaim<T>(
  point: Point<T>,
  options: ClaimOptions,
  owner: Owner | undefined,
  set: (claim: ClaimCore<T>, how: SetOptions) => void,
): ClaimCore<T> {
  point.checkOpen()
  checkOwner(owner, point.name)
  const name =
    options.name === undefined || options.name === null || options.name === '' ? freeName(point) : options.name
  if (typeof name !== 'string') throw new KaithemError('KAITHEM_TYPE', 'The name of a claim must be a string', {})
  const known = findClaim(point, name)
  const claim = known ?? newClaim(point, name)
  const priority = checkPriority(options.priority, claim.priority)
  const how: SetOptions = { timestamp: options.timestamp, annotation: options.annotation, owner, priority }
  const expiration = options.expiration ?? 0
  const keptPriority = claim.expiry?.priority ?? 0
  const expiry = expiration === 0 ? undefined : makeExpiry(expiration, keptPriority, point.env.clock.now())
  addClaim(point, claim)
  try {
    set(claim, expiration === 0 ? how : { ...how, expiry })
  } catch (error) {
    if (known === undefined) point.claims?.delete(name)
    throw error
  }
  ownClaim(point, claim, owner)
  return claim
}

function addClaim<T>(point: Point<T>, claim: ClaimCore<T>): void {
  if (claim === point.defaultClaim) return
  point.claims ??= new Map()
  point.claims.set(claim.name, claim)
}

/** Sets a claim that exists, also a released one that the tag has forgotten meanwhile. */
export function setClaim<T>(point: Point<T>, claim: ClaimCore<T>, value: unknown, options: SetOptions): void {
  if (!claim.released) {
    point.set(claim, value, options)
    return
  }
  checkOwner(options.owner, point.name)
  const other = findClaim(point, claim.name)
  if (other !== undefined && other !== claim) {
    setClaim(point, other, value, options)
    return
  }
  addClaim(point, claim)
  point.set(claim, value, options)
  ownClaim(point, claim, options.owner)
}

/** See `claim.setExpiration`. */
export function setExpiration<T>(point: Point<T>, claim: ClaimCore<T>, seconds: number, expiredPriority: number): void {
  point.checkOpen()
  const expiry = makeExpiry(seconds, expiredPriority, point.env.clock.now())
  point.setExpiry(claim, expiry)
}

/** See `tag.claims()`. */
export function listClaims<T>(point: Point<T>): ClaimInfo<T>[] {
  const now = point.env.clock.now()
  const { active } = point
  const best = (a: ClaimCore<T>, b: ClaimCore<T>): number => {
    if (a === active || b === active) return a === active ? -1 : 1
    return compareClaims(b, a)
  }
  return point
    .liveClaims()
    .sort(best)
    .map((claim) => ({
      name: claim.name,
      priority: claim.priority,
      effectivePriority: claim.effectivePriority,
      value: point.present(claim.value),
      timestamp: claim.timestamp,
      age: now - claim.timestamp,
      annotation: claim.annotation,
      owner: claim.owner?.name ?? claim.by,
      active: claim === active,
      expired: claim.expired,
      expiration: claim.expiry?.seconds ?? 0,
    }))
}
