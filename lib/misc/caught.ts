/** Errors as values. @module */

import { KaithemError } from '../errors.ts'
import { onRejection } from '../thenable.ts'

/** What stands for a thrown null or undefined, which would look like no error. */
const nothing = (value: unknown): unknown => value ?? new Error(`${String(value)} was thrown`)

function checkFunction(work: unknown, name: string): () => unknown {
  if (typeof work === 'function') return work as () => unknown
  throw new KaithemError('KAITHEM_TYPE', `misc.${name} needs a function, not ${typeof work}`, {})
}

/** What a function throws, or null. `report` hears of a promise that fails later. */
export function caught(work: unknown, report: (error: unknown) => void): unknown {
  const run = checkFunction(work, 'errors')
  try {
    onRejection(run(), report)
    return null
  } catch (error) {
    return nothing(error)
  }
}

/** What a function throws or its promise fails with, or null; never fails itself. */
export function caughtAsync(work: unknown): Promise<unknown> {
  const run = checkFunction(work, 'errorsAsync')
  return Promise.resolve()
    .then(run)
    .then(() => null, nothing)
}
