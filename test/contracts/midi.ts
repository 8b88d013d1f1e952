/** What every MidiBackend must do; run against each driver. The cases are beside this file. @module */

import { expect, it } from 'vitest'
import { type MidiRig, midiCases } from './midi-cases.ts'

export type { MidiRig }

/** @param create a rig of its own for each case; its backend is closed afterwards */
export function testMidi(create: () => MidiRig | Promise<MidiRig>): void {
  it.each(midiCases)('$title', async ({ run }) => {
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
