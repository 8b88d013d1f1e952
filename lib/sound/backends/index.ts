/** The back ends of this machine, in the order in which they are tried. @module */

import type { Platform } from '../../platform/index.ts'
import type { SoundDriver } from '../drivers.ts'
import { MpvBackend } from './mpv/mpv.ts'
import { WebAudioBackend } from './webaudio/webaudio.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createSoundDrivers({ clock, packages, shell }: Platform): readonly SoundDriver[] {
  return [
    { name: 'webaudio', create: () => new WebAudioBackend({ clock, packages }) },
    { name: 'mpv', create: () => new MpvBackend({ clock, which: (program) => shell.which(program) }) },
  ]
}
