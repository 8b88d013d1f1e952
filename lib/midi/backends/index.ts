/** What this machine has for MIDI. @module */

import type { Platform } from '../../platform/index.ts'
import type { MidiMachine } from '../engine.ts'
import { createRtMidiBackend } from './rtmidi.ts'
import { createSoundFontFiles } from './soundfont-files.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createMidiMachine({ packages }: Pick<Platform, 'packages'>): MidiMachine {
  return {
    drivers: [{ name: 'rtmidi', create: () => createRtMidiBackend({ packages }) }],
    synths: [],
    fonts: createSoundFontFiles(),
  }
}
