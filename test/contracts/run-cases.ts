/** Runs the cases of a contract, each on a rig of its own. @module */

import { expect, it } from 'vitest'

/** What cases get: the thing under test, and what the test has to let go of. */
interface Rig {
  readonly backend: { readonly name: string; close(): void }
  close?(): Promise<void> | void
}

interface Case<R> {
  readonly title: string
  readonly run: (rig: R) => Promise<void> | void
}

/**
 * @param create a rig of its own for each case; its backend is closed afterwards
 * @param limit milliseconds that a case may take; default: that of the suite
 */
export function runCases<R extends Rig>(cases: readonly Case<R>[], create: () => R | Promise<R>, limit?: number): void {
  it.each(cases)('$title', limit === undefined ? {} : { timeout: limit }, async ({ run }) => {
    const rig = await create()
    try {
      await run(rig)
      expect(rig.backend.name).not.toBe('')
    } finally {
      rig.backend.close()
      await rig.close?.()
    }
  })
}
