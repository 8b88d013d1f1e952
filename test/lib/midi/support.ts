/** A kaithem with MIDI ports in memory, and a clock that the test moves. @module */

import { createKaithem, type Kaithem, type Log, ManualClock } from '../../../lib/index.ts'
import type { NullMidi } from '../../../lib/midi/backends/null.ts'
import type { MidiDriver } from '../../../lib/midi/drivers.ts'
import { noSoundFonts } from '../../../lib/midi/soundfont.ts'
import { FakeMidi } from './fake-midi.ts'

export { codeOf } from '../../support/code-of.ts'

export const start = 1_700_000_000

export interface MidiRig {
  readonly clock: ManualClock
  readonly k: Kaithem
  /** What was logged as a warning or an error. */
  readonly logged: string[]
  /** The driver that works unless the test breaks it. */
  readonly driver: FakeMidi
  /** Its devices. */
  readonly machine: NullMidi
  /** The messages of a topic, from now on. */
  heard(topic: string): unknown[]
}

/** A machine with a driver for ports. */
export function midiRig(options: object = {}): MidiRig {
  const clock = new ManualClock(start)
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const driver = new FakeMidi(clock)
  const drivers: MidiDriver[] = [{ name: driver.name, create: () => driver }]
  const midiMachine = { drivers, synths: [], fonts: noSoundFonts }
  const k = createKaithem({ clock, log, gpio: 'mock', midiMachine, ...options })
  const heard = (topic: string): unknown[] => {
    const got: unknown[] = []
    k.message.subscribe(topic, (message: unknown) => void got.push(message))
    return got
  }
  return { clock, k, logged, driver, machine: driver.machine, heard }
}
