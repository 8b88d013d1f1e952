/** Decodes Opus in Ogg, which the library of the sound card does not. @module */

import { isAt, viewOf } from '../../length/bytes.ts'
import { oggPackets } from './ogg-packets.ts'

/** What is used of the package `opus-decoder`. */
export interface OpusPackage {
  readonly OpusDecoder: new (
    options: OpusOptions,
  ) => {
    readonly ready: Promise<void>
    decodeFrames(packets: readonly Uint8Array[]): { readonly channelData: readonly Float32Array[] }
    free(): void
  }
}

export interface OpusOptions {
  readonly channels: number
  readonly streamCount: number
  readonly coupledStreamCount: number
  readonly channelMappingTable: readonly number[]
}

/** Opus counts and is decoded in so many samples a second, whatever was recorded. */
export const opusRate = 48_000

/** What helps where a file is too long and no other back end could take it. */
export const forLongFiles = 'mpv plays long files, where it is installed and no other back end is asked for'

/** Seconds of a file that is decoded as a whole. */
const longest = 1800

/** Packets that are decoded in one go, 10 s of sound: a process that does nothing else for long counts as stuck. */
const portion = 500

/** What the first packet says. */
interface OpusHead extends OpusOptions {
  /** Samples at the beginning that are not heard. */
  readonly skip: number
  /** What samples are to be multiplied by. */
  readonly gain: number
}

function headOf(packet: Uint8Array | undefined): OpusHead | undefined {
  if (packet === undefined || packet.length < 19 || !isAt(packet, 0, 'OpusHead')) return undefined
  const view = viewOf(packet)
  const channels = view.getUint8(9)
  const skip = view.getUint16(10, true)
  // Decibels in 256ths.
  const gain = 10 ** (view.getInt16(16, true) / 256 / 20)
  const usual = { channels, skip, gain, streamCount: 1, coupledStreamCount: channels - 1 }
  if (view.getUint8(18) === 0) return { ...usual, channelMappingTable: channels === 2 ? [0, 1] : [0] }
  if (packet.length < 21 + channels) return undefined
  const [streamCount = 1, coupledStreamCount = 0] = packet.subarray(19, 21)
  return { ...usual, streamCount, coupledStreamCount, channelMappingTable: [...packet.subarray(21, 21 + channels)] }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether a file begins as one with Opus inside. */
export function isOpus(bytes: Uint8Array): boolean {
  return isAt(bytes, 0, 'OggS') && isAt(bytes, 27 + (bytes[26] ?? 0), 'OpusHead')
}

/**
 * The samples of each channel, 48,000 of them a second.
 *
 * @param load loads the decoder
 * @throws when it is damaged, has nothing in it, or is longer than half an hour
 */
export async function decodeOpus(bytes: Uint8Array, load: () => OpusPackage): Promise<readonly Float32Array[]> {
  const stream = oggPackets(bytes)
  const head = headOf(stream?.packets[0])
  if (stream === undefined || head === undefined) throw new Error('it is no Opus file, or a damaged one')
  const { skip, gain, ...options } = head
  const length = stream.granules - skip
  if (length > longest * opusRate) {
    const minutes = Math.round(length / opusRate / 60)
    throw new Error(`it is ${minutes} minutes long, and this back end decodes at most 30; ${forLongFiles}`)
  }
  const decoder = new (load().OpusDecoder)(options)
  try {
    await decoder.ready
    const decoded = Array.from({ length: head.channels }, (): Float32Array[] => [])
    // The second packet are the tags.
    for (let at = 2; at < stream.packets.length; at += portion) {
      const { channelData } = decoder.decodeFrames(stream.packets.slice(at, at + portion))
      for (const [index, samples] of channelData.entries()) decoded[index]?.push(samples)
      await new Promise((resolve) => setImmediate(resolve))
    }
    // The last packet is filled up beyond the end.
    const channels = decoded.map((parts) => joined(parts).subarray(skip, skip + Math.max(0, length)))
    if ((channels[0]?.length ?? 0) === 0) throw new Error('there is no sound in it')
    return gain === 1 ? channels : channels.map((samples) => samples.map((value) => value * gain))
  } finally {
    decoder.free()
  }
}
