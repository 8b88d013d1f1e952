/** How long a FLAC file is. @module */

import { isAt, viewOf } from './bytes.ts'

/** Seconds by a stream information block that begins at an offset; undefined when it does not tell. */
export function streamInfoLength(bytes: Uint8Array, offset: number): number | undefined {
  if (offset + 18 > bytes.length) return undefined
  const view = viewOf(bytes)
  const rate = view.getUint32(offset + 10) >>> 12
  const samples = (view.getUint8(offset + 13) & 0x0f) * 2 ** 32 + view.getUint32(offset + 14)
  return rate > 0 && samples > 0 ? samples / rate : undefined
}

/** Seconds, or undefined when it is none or does not tell. */
export function flacLength(bytes: Uint8Array): number | undefined {
  return isAt(bytes, 0, 'fLaC') ? streamInfoLength(bytes, 8) : undefined
}
