/** Work that is done after the running code, and whose errors are posted for everybody to see. @module */

import { errorText, KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import { onRejection } from '../thenable.ts'

/** Topic of the errors. */
export const workerErrors = '/system/errors/workers'

export interface BackgroundDeps {
  readonly clock: Clock
  readonly post: (topic: string, message: unknown) => void
}

/** Runs a function after the running code; what is still waiting ends with its owner. */
export function runInBackground({ clock, post }: BackgroundDeps, owner: Owner, work: unknown): void {
  if (typeof work !== 'function') {
    throw new KaithemError('KAITHEM_TYPE', `misc.do needs a function, not ${typeof work}`, {})
  }
  const failed = (error: unknown): void => {
    post(workerErrors, errorText(error))
    owner.report(error, `misc.do(${work.name || 'function'})`)
  }
  const timer = clock.setImmediate(() => {
    owner.disown(item)
    try {
      onRejection(work(), failed)
    } catch (error) {
      failed(error)
    }
  })
  const item: Owned = { dispose: () => timer.cancel() }
  owner.own(item)
}
