/** Promises, ours or of another realm. @module */

/** Whether a callback gave back a promise; function nodes make promises of another realm, so no `instanceof`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
