/**
 * The sounds that come along.
 *
 * Porting note: Kaithem brings recorded sounds in Ogg and Opus; here they are made by a program, in WAV, which everything can play.
 * Their names are also found with other endings: `error.ogg` is `error.wav`.
 *
 * @module
 */

import type { PackageFiles } from '../platform/packages.ts'
import { builtinNames } from './names.ts'

export { builtinNames }

/** The word for them in `audio-paths`. */
export const builtinWord = '__default__'

const soundEnding = /\.(wav|ogg|oga|opus|mp3|flac)$/i

/** The name of the builtin sound that is meant, or undefined. */
export function builtinOf(name: string): string | undefined {
  if (builtinNames.includes(name)) return name
  const wav = name.replace(soundEnding, '.wav')
  return builtinNames.includes(wav) ? wav : undefined
}

/** The path of a builtin sound, or undefined when there is none of that name. */
export function builtinPath(packages: PackageFiles, name: string): string | undefined {
  const found = builtinOf(name)
  if (found === undefined) return undefined
  try {
    return packages.file(`#data/sounds/${found}`)
  } catch {
    // An installation without them has other sounds.
    return undefined
  }
}
