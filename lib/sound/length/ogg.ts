/** How long an Ogg file is, with Vorbis, Opus or FLAC inside. @module */

import { isAt, viewOf } from './bytes.ts'

const pageHead = 27
/** Opus counts in 48 kHz whatever was recorded. */
const opusRate = 48_000
/** A page has at most so many bytes. */
const longestPage = 65_307

/** Granules per second, and how many of them are not heard. */
function pace(bytes: Uint8Array, at: number): { readonly rate: number; readonly skip: number } | undefined {
  if (at + 30 > bytes.length) return undefined
  const view = viewOf(bytes)
  if (isAt(bytes, at, '\x01vorbis')) return { rate: view.getUint32(at + 12, true), skip: 0 }
  if (isAt(bytes, at, 'OpusHead')) return { rate: opusRate, skip: view.getUint16(at + 10, true) }
  // 0x7F "FLAC", versions and counts (9 bytes in all), "fLaC", then the header of the stream information block.
  if (isAt(bytes, at, '\x7FFLAC')) return { rate: view.getUint32(at + 27) >>> 12, skip: 0 }
  return undefined
}

/** Seconds, or undefined when it is none or has something else inside. */
export function oggLength(bytes: Uint8Array): number | undefined {
  if (!isAt(bytes, 0, 'OggS') || bytes.length < pageHead) return undefined
  const found = pace(bytes, pageHead + (bytes[26] ?? 0))
  if (found === undefined || found.rate === 0) return undefined
  const view = viewOf(bytes)
  const serial = view.getUint32(14, true)
  const first = Math.max(0, bytes.length - 2 * longestPage)
  for (let at = bytes.length - pageHead; at >= first; at--) {
    if (!isAt(bytes, at, 'OggS') || view.getUint32(at + 14, true) !== serial) continue
    const granules = Number(view.getBigInt64(at + 6, true))
    // Pages on which no packet ends say -1.
    if (granules >= 0) return Math.max(0, granules - found.skip) / found.rate
  }
  return undefined
}
