/** The back ends of this machine, in the order in which they are tried. @module */

import type { Platform } from '../../platform/index.ts'
import type { SoundDriver } from '../drivers.ts'
import { createFileLength } from '../file-length.ts'
import { MpvBackend } from './mpv/mpv.ts'
import { PlayerBackend } from './players/players.ts'
import { playerPrograms } from './players/programs.ts'
import { WebAudioBackend } from './webaudio/webaudio.ts'

/** Nothing is loaded, and nothing looked at, before `create` and `probe` are called. */
export function createSoundDrivers({ clock, packages, shell, files }: Platform): readonly SoundDriver[] {
  const which = (program: string): string | null => shell.which(program)
  const lengthOf = createFileLength(files)
  return [
    { name: 'webaudio', create: () => new WebAudioBackend({ clock, packages }) },
    { name: 'mpv', create: () => new MpvBackend({ clock, which }) },
    ...playerPrograms.map((program) => ({
      name: program.backend,
      create: () => new PlayerBackend({ clock, which, lengthOf }, program),
    })),
  ]
}
