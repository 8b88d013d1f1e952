/** Up to six code tables for one block: each group of fifty symbols uses the one that makes it shortest. @module */

import { codeLengths } from './code-lengths.ts'

/** Symbols that share a table. */
export const groupSize = 50
/** How often tables and choices are made to fit each other. */
const rounds = 4

export interface Tables {
  /** Code lengths, two to six tables. */
  readonly tables: readonly Uint8Array[]
  /** The table of each group. */
  readonly selectors: Uint8Array
}

export function chooseTables(symbols: Uint16Array, size: number): Tables {
  let tables = firstTables(symbols, size, tableCount(symbols.length))
  const selectors = new Uint8Array(Math.ceil(symbols.length / groupSize))
  for (let round = 0; round < rounds; round++) {
    const frequencies = tables.map(() => new Uint32Array(size))
    for (let group = 0; group < selectors.length; group++) {
      const part = symbols.subarray(group * groupSize, (group + 1) * groupSize)
      const best = shortest(part, tables)
      selectors[group] = best
      const counts = frequencies[best] as Uint32Array
      for (const symbol of part) counts[symbol] = (counts[symbol] as number) + 1
    }
    tables = frequencies.map(codeLengths)
  }
  return { tables, selectors }
}

function tableCount(symbols: number): number {
  const limits = [200, 600, 1200, 2400]
  return 2 + limits.filter((limit) => symbols >= limit).length
}

/** To begin with, each table is good for one range of symbols; the ranges are about equally frequent. */
function firstTables(symbols: Uint16Array, size: number, count: number): Uint8Array[] {
  const frequencies = new Uint32Array(size)
  for (const symbol of symbols) frequencies[symbol] = (frequencies[symbol] as number) + 1
  let from = 0
  let rest = symbols.length
  return Array.from({ length: count }, (_, index) => {
    const share = rest / (count - index)
    let to = from
    for (let sum = 0; to < size && (sum < share || to === from); to++) {
      sum += frequencies[to] as number
      rest -= frequencies[to] as number
    }
    const table = new Uint8Array(size).fill(15).fill(0, from, to)
    from = to
    return table
  })
}

function shortest(part: Uint16Array, tables: readonly Uint8Array[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, lengths] of tables.entries()) {
    let bits = 0
    for (const symbol of part) bits += lengths[symbol] as number
    if (bits < least) {
      least = bits
      best = index
    }
  }
  return best
}
