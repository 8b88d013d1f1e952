/** How long a WAV file is. @module */

import { isAt, viewOf } from './bytes.ts'

const chunkHead = 8

/** Seconds, or undefined when it is none. */
export function wavLength(bytes: Uint8Array): number | undefined {
  if (!isAt(bytes, 0, 'RIFF') || !isAt(bytes, 8, 'WAVE')) return undefined
  const view = viewOf(bytes)
  let bytesPerSecond = 0
  for (let at = 12; at + chunkHead <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    if (isAt(bytes, at, 'fmt ') && at + 20 <= bytes.length) bytesPerSecond = view.getUint32(at + 16, true)
    if (isAt(bytes, at, 'data')) {
      // A recorder that was cut off leaves a size that is too large.
      const there = Math.min(size, bytes.length - at - chunkHead)
      return bytesPerSecond > 0 ? there / bytesPerSecond : undefined
    }
    at += chunkHead + size + (size % 2)
  }
  return undefined
}
