/** What every SoundBackend must do; run against each of them. The cases are beside this file. @module */

import { expect, it } from 'vitest'
import { type SoundRig, soundCases } from './sound-cases.ts'

export type { SoundRig }

/**
 * @param create a rig of its own for each case; its backend is closed afterwards
 * @param limit milliseconds that a case may take
 */
export function testSound(create: () => SoundRig | Promise<SoundRig>, limit = 5000): void {
  it.each(soundCases)('$title', { timeout: limit }, async ({ run }) => {
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
