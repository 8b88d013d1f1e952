/** Sees that a device is gone where nothing else tells. @module */

import { statSync } from 'node:fs'
import type { Clock, Timer } from '../../platform/clock.ts'

/** Seconds between two looks. */
const every = 1

/** A device that was removed and has come back is another one, with the same name. */
function identity(path: string): string {
  try {
    const { ino, ctimeMs } = statSync(path)
    return `${ino} ${ctimeMs}`
  } catch {
    return ''
  }
}

/** Calls once when the path is not what it was, or gone. */
export function watchPath(clock: Clock, path: string, gone: () => void): Timer {
  const first = identity(path)
  const timer = clock.setInterval(() => {
    if (identity(path) === first) return
    timer.cancel()
    gone()
  }, every)
  return timer
}
