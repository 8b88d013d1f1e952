/** Bytes as how long ago they were used last, and runs of zeros as numbers: the symbols that bzip2 codes. @module */

export interface Symbols {
  readonly symbols: Uint16Array
  /** The bytes that occur, ascending. */
  readonly used: readonly number[]
  /** How many different symbols there may be: two for runs, the bytes but one, and the end. */
  readonly size: number
}

export function moveToFront(column: Uint8Array): Symbols {
  const isUsed = new Uint8Array(256)
  for (const byte of column) isUsed[byte] = 1
  const used = Array.from(isUsed.keys()).filter((byte) => isUsed[byte] === 1)
  const recent = Uint8Array.from(used)
  const symbols = new Uint16Array(column.length + 1)
  let length = 0
  let zeros = 0
  const endRun = (): void => {
    // Numbers of two digits, 1 and 2, the smallest first.
    for (let rest = zeros; rest > 0; rest = (rest - 1) >>> 1) symbols[length++] = (rest & 1) === 1 ? 0 : 1
    zeros = 0
  }
  for (const byte of column) {
    if (recent[0] === byte) {
      zeros++
      continue
    }
    endRun()
    let position = 1
    while (recent[position] !== byte) position++
    recent.copyWithin(1, 0, position)
    recent[0] = byte
    symbols[length++] = position + 1
  }
  endRun()
  symbols[length++] = used.length + 1
  return { symbols: symbols.subarray(0, length), used, size: used.length + 2 }
}
