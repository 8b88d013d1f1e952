/** What every GpioBackend must do; run against each driver. The cases are beside this file. @module */

import { expect, it } from 'vitest'
import { type GpioRig, gpioCases } from './gpio-cases.ts'

export type { GpioRig }

/** @param create a rig of its own for each case; its backend is closed afterwards */
export function testGpio(create: () => GpioRig | Promise<GpioRig>): void {
  it.each(gpioCases)('$title', async ({ run }) => {
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
