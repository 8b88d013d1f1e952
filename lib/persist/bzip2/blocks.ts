/** Cutting content into blocks, with runs of the same byte shortened: four of them, then how many more there are. @module */

/** Most bytes of a block after shortening; a decoder of level 9 keeps 900,000. */
export const blockSize = 900_000 - 19

export interface Block {
  /** The part of the content. */
  readonly source: Uint8Array
  readonly shortened: Uint8Array
}

/** Longest run that one count byte can end. */
const longestRun = 255

export function* blocks(content: Uint8Array): Generator<Block> {
  const buffer = new Uint8Array(blockSize)
  let start = 0
  let size = 0
  let at = 0
  while (at < content.length) {
    const byte = content[at] as number
    let run = 1
    while (run < longestRun && at + run < content.length && content[at + run] === byte) run++
    const needed = Math.min(run, 4) + (run >= 4 ? 1 : 0)
    if (size + needed > blockSize) {
      yield { source: content.subarray(start, at), shortened: buffer.slice(0, size) }
      start = at
      size = 0
    }
    buffer.fill(byte, size, size + Math.min(run, 4))
    size += needed
    if (run >= 4) buffer[size - 1] = run - 4
    at += run
  }
  if (size > 0) yield { source: content.subarray(start), shortened: buffer.slice(0, size) }
}
