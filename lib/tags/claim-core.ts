/** One source of a tag's value, as the tag keeps it. Users hold a `Claim` (claim.ts). @module */

import type { Timer } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import type { ClaimSource } from './claim-source.ts'

/** The tag as its claims see it. */
export interface ClaimHost {
  readonly name: string
  /** Ends a claim whose owner closed. */
  drop(claim: Owned): void
}

/** When a claim gets too old, in seconds, and what it is worth then. */
export interface ClaimExpiry {
  readonly seconds: number
  readonly priority: number
  /** When the expiry was asked for; counts for claims without data. */
  readonly since: number
  timer: Timer | undefined
  /** When the timer fires. */
  due: number
}

/** Flat and small, because every tag has at least one. */
export class ClaimCore<T> implements Owned {
  readonly host: ClaimHost
  readonly name: string
  value: T
  timestamp: number
  annotation: unknown
  priority: number
  /** Counts the sets without a timestamp of their own; 0 for one that came with it. The later one of an instant wins. */
  serial = 0
  released = false
  expired = false
  expiry: ClaimExpiry | undefined = undefined
  /** Where the value comes from when it is a function or an expression. */
  source: ClaimSource | undefined = undefined
  /** Whose closing ends the claim; the default claim belongs to nobody. */
  owner: Owner | undefined = undefined
  /** Name of the owner through which it was last set. */
  by = ''
  /** What users hold, once somebody asked. */
  handle: object | undefined = undefined

  constructor(host: ClaimHost, name: string, value: T, timestamp: number, annotation: unknown, priority: number) {
    this.host = host
    this.name = name
    this.value = value
    this.timestamp = timestamp
    this.annotation = annotation
    this.priority = priority
  }

  /** Its priority now, expiry considered. */
  get effectivePriority(): number {
    return this.expired && this.expiry !== undefined ? this.expiry.priority : this.priority
  }

  /** Called by the owner when it closes. */
  dispose(): void {
    this.host.drop(this)
  }
}

/**
 * Positive when `a` goes before `b`: released ones last, then by priority, then by time. Of two that were set in the
 * same instant of the clock the one that was set later wins; a timestamp that was given and is the same does not.
 */
export function compareClaims(a: ClaimCore<unknown>, b: ClaimCore<unknown>): number {
  if (a.released !== b.released) return a.released ? -1 : 1
  return a.effectivePriority - b.effectivePriority || a.timestamp - b.timestamp || a.serial - b.serial
}

/** What a change may touch, to put back when the tag's handler refuses it. */
export type ClaimState<T> = Pick<
  ClaimCore<T>,
  'value' | 'timestamp' | 'annotation' | 'priority' | 'serial' | 'released' | 'expired' | 'source' | 'by' | 'expiry'
>

export function claimState<T>(claim: ClaimCore<T>): ClaimState<T> {
  const { value, timestamp, annotation, priority, serial, released, expired, source, by, expiry } = claim
  return { value, timestamp, annotation, priority, serial, released, expired, source, by, expiry }
}
