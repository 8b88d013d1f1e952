/** Promises, ours or of another realm. @module */

import { KaithemError } from './errors.ts'

/** Whether a callback gave back a promise; function nodes make promises of another realm, so no `instanceof`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** What a callback gave back is not waited for, but when it is a promise that fails, somebody must hear of it. */
export function onRejection(result: unknown, report: (error: unknown) => void): void {
  if (isThenable(result)) result.then(undefined, report)
}

/** Hands on what a callback gave back, unless it is a promise. @throws KAITHEM_TYPE naming the callback */
export function refusePromise<T>(result: T, what: string): T {
  if (!isThenable(result)) return result
  // It is refused whatever becomes of it; a failure nobody waits for would end the process.
  result.then(undefined, () => {})
  throw new KaithemError('KAITHEM_TYPE', `${what} cannot be async: its answer is needed at once`)
}

/**
 * A promise that may be left alone: whoever waits for it gets its failure, but a failure nobody waits for does not end
 * the process.
 */
export function leavable<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
