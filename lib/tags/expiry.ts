/**
 * Claims that lose their priority when nothing new arrives: one exact timer per claim.
 *
 * Porting note: in Kaithem a claim that is set again after it expired keeps its old time and expires again at once, and checks run
 * once per period; here it is fresh, and expires exactly when due.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { ClaimCore, ClaimExpiry } from './claim-core.ts'

/** When the data of a claim get too old. */
export function expiryTime(claim: ClaimCore<unknown>, expiry: ClaimExpiry): number {
  return (claim.timestamp === 0 ? expiry.since : claim.timestamp) + expiry.seconds
}

/** Makes the record; 0 seconds and less mean "never". @throws KAITHEM_VALUE, KAITHEM_TYPE */
export function makeExpiry(seconds: number, priority: number, now: number): ClaimExpiry | undefined {
  if (typeof seconds !== 'number' || typeof priority !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', 'setExpiration needs seconds and a priority as numbers', {
      seconds,
      priority,
    })
  }
  if (Number.isNaN(seconds) || Number.isNaN(priority) || priority > 100) {
    throw new KaithemError('KAITHEM_VALUE', 'setExpiration needs seconds, and a priority of at most 100', { seconds })
  }
  return seconds > 0 && seconds < Number.POSITIVE_INFINITY
    ? { seconds, priority, since: now, timer: undefined, due: 0 }
    : undefined
}

function startTimer(
  clock: Clock,
  claim: ClaimCore<unknown>,
  expiry: ClaimExpiry,
  due: number,
  onDue: () => void,
): void {
  expiry.timer?.cancel()
  expiry.due = due
  expiry.timer = clock.setTimeout(() => {
    expiry.timer = undefined
    if (claim.expiry !== expiry || claim.released) return
    if (!claim.expired && clock.now() < expiryTime(claim, expiry)) armExpiry(clock, claim, onDue)
    else onDue()
  }, due - clock.now())
}

/**
 * Arms the timer after a set. A running timer that fires earlier is left alone: it looks again when it fires, so
 * that fast sets cost nothing.
 */
export function armExpiry(clock: Clock, claim: ClaimCore<unknown>, onDue: () => void): void {
  const { expiry } = claim
  if (expiry === undefined) return
  const due = expiryTime(claim, expiry)
  if (expiry.timer === undefined || expiry.due > due) startTimer(clock, claim, expiry, due, onDue)
}

/** Looks again after one more period: a getter may have data then. */
export function retryExpiry(clock: Clock, claim: ClaimCore<unknown>, onDue: () => void): void {
  const { expiry } = claim
  if (expiry !== undefined) startTimer(clock, claim, expiry, clock.now() + expiry.seconds, onDue)
}

export function stopExpiry(claim: ClaimCore<unknown>): void {
  claim.expiry?.timer?.cancel()
  if (claim.expiry !== undefined) claim.expiry.timer = undefined
}
