/** What every SoundBackend must do; run against each of them. The cases are beside this file. @module */

import { expect, it } from 'vitest'
import { type SoundRig, soundCases } from './sound-cases.ts'

export type { SoundRig }

/** @param create a rig of its own for each case; its backend is closed afterwards */
export function testSound(create: () => SoundRig | Promise<SoundRig>): void {
  it.each(soundCases)('$title', async ({ run }) => {
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
