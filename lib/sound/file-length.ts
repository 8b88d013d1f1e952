/** How long sound files are, each read once. @module */

import type { Files } from '../platform/files.ts'
import { soundLength } from './length/length.ts'

/** Bytes; larger files are not read just to know their length. */
const largest = 200_000_000
const mostKept = 500

/**
 * @param most bytes; larger files are of unknown length
 * @example const lengthOf = createFileLength(files); lengthOf('/usr/share/sounds/bell.wav')
 */
export function createFileLength(files: Files, most = largest): (file: string) => number | undefined {
  const known = new Map<string, { readonly size: number; readonly length: number | undefined }>()
  return (file) => {
    try {
      const size = files.stat(file)?.size ?? 0
      const found = known.get(file)
      if (found?.size === size) return found.length
      const bytes = size > most ? null : files.read(file)
      const length = bytes === null ? undefined : soundLength(bytes)
      if (known.size >= mostKept) known.clear()
      known.set(file, { size, length })
      return length
    } catch {
      // Who cannot read it does not know how long it is; playing it will tell.
      return undefined
    }
  }
}
