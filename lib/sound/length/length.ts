/** How long a sound file is, by its bytes: WAV, Ogg, FLAC and MP3. @module */

import { flacLength } from './flac.ts'
import { mp3Length } from './mp3.ts'
import { oggLength } from './ogg.ts'
import { wavLength } from './wav.ts'

/**
 * Seconds, or undefined for other and for damaged files.
 *
 * @example soundLength(files.read('/usr/share/sounds/bell.wav'))
 */
export function soundLength(bytes: Uint8Array): number | undefined {
  return wavLength(bytes) ?? oggLength(bytes) ?? flacLength(bytes) ?? mp3Length(bytes)
}
