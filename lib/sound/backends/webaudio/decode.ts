/** Decodes a file for a sound card. @module */

import type { Packages } from '../../../platform/packages.ts'
import type { AudioClip, AudioPlace } from './audio.ts'
import { decodeOpus, isOpus, type OpusPackage, opusRate } from './opus.ts'

/** @throws when it holds no sound that can be decoded */
export async function decodeSound(place: AudioPlace, bytes: Uint8Array, packages: Packages): Promise<AudioClip> {
  // The library takes the bytes of a buffer from its beginning.
  if (!isOpus(bytes)) return place.decodeAudioData(new Uint8Array(bytes).buffer)
  const channels = await decodeOpus(bytes, () => packages.load('opus-decoder') as OpusPackage)
  const clip = place.createBuffer(channels.length, channels[0]?.length ?? 0, opusRate)
  for (const [index, samples] of channels.entries()) clip.copyToChannel(samples, index)
  return clip
}
