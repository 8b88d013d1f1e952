/** What this machine has for MIDI. @module */

import type { Platform } from '../../platform/index.ts'
import type { MidiMachine } from '../engine.ts'
import { FluidSynthBackend } from './fluidsynth/fluidsynth.ts'
import { createRtMidiBackend } from './rtmidi.ts'
import { createSoundFontFiles } from './soundfont-files.ts'
import { SpessaSynthBackend } from './spessasynth/spessasynth.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createMidiMachine({
  clock,
  packages,
  shell,
}: Pick<Platform, 'clock' | 'packages' | 'shell'>): MidiMachine {
  return {
    drivers: [{ name: 'rtmidi', create: () => createRtMidiBackend({ packages }) }],
    synths: [
      new SpessaSynthBackend({ clock, packages }),
      new FluidSynthBackend({ clock, which: (program) => shell.which(program) }),
    ],
    fonts: createSoundFontFiles({ packages }),
  }
}
