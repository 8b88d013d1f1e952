/** What every MidiBackend must do; run against each driver. The cases are beside this file. @module */

import { type MidiRig, midiCases } from './midi-cases.ts'
import { runCases } from './run-cases.ts'

export type { MidiRig }

export const testMidi = (create: () => MidiRig | Promise<MidiRig>): void => runCases(midiCases, create)
