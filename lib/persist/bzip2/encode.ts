/** Compression to the format of bzip2, level 9. @module */

import { atOnce, type Steps } from '../../platform/steps.ts'
import { BitWriter } from './bit-writer.ts'
import { blocks } from './blocks.ts'
import { transform } from './burrows-wheeler.ts'
import { checksum, combine } from './checksum.ts'
import { codesOf } from './code-lengths.ts'
import { moveToFront } from './move-to-front.ts'
import { chooseTables, groupSize } from './tables.ts'

/** Compresses in steps of one block. */
export function* encodeBzip2(content: Uint8Array): Steps<Uint8Array> {
  const out = new BitWriter()
  for (const char of 'BZh9') out.write(char.charCodeAt(0), 8)
  let total = 0
  for (const { source, shortened } of blocks(content)) {
    const sum = checksum(source)
    total = combine(total, sum)
    yield* atOnce(() => writeBlock(out, shortened, sum))
  }
  out.write(0x177245, 24)
  out.write(0x385090, 24)
  out.write32(total)
  return out.end()
}

function writeBlock(out: BitWriter, block: Uint8Array, sum: number): void {
  const { column, origin } = transform(block)
  const { symbols, used, size } = moveToFront(column)
  const { tables, selectors } = chooseTables(symbols, size)
  out.write(0x314159, 24)
  out.write(0x265359, 24)
  out.write32(sum)
  // Not randomised.
  out.write(0, 1)
  out.write(origin, 24)
  writeUsed(out, used)
  out.write(tables.length, 3)
  out.write(selectors.length, 15)
  writeSelectors(out, selectors, tables.length)
  for (const lengths of tables) writeLengths(out, lengths)
  writeSymbols(out, symbols, tables, selectors)
}

/** Which bytes occur: sixteen ranges, then the bytes of each range that has some. */
function writeUsed(out: BitWriter, used: readonly number[]): void {
  const ranges = new Uint16Array(16)
  for (const byte of used) ranges[byte >>> 4] = (ranges[byte >>> 4] as number) | (0x8000 >>> (byte & 15))
  out.write(
    ranges.reduce((bits, range, index) => bits | (range === 0 ? 0 : 0x8000 >>> index), 0),
    16,
  )
  for (const range of ranges) if (range !== 0) out.write(range, 16)
}

/** How long ago each table was used last, as so many ones and a zero. */
function writeSelectors(out: BitWriter, selectors: Uint8Array, count: number): void {
  const recent = Array.from({ length: count }, (_, index) => index)
  for (const selector of selectors) {
    const position = recent.indexOf(selector)
    recent.splice(position, 1)
    recent.unshift(selector)
    out.write((1 << (position + 1)) - 2, position + 1)
  }
}

/** The first length, then the difference to each next one: 10 is one more, 11 one less, 0 the end of a symbol. */
function writeLengths(out: BitWriter, lengths: Uint8Array): void {
  let current = lengths[0] as number
  out.write(current, 5)
  for (const length of lengths) {
    for (; current < length; current++) out.write(0b10, 2)
    for (; current > length; current--) out.write(0b11, 2)
    out.write(0, 1)
  }
}

function writeSymbols(
  out: BitWriter,
  symbols: Uint16Array,
  tables: readonly Uint8Array[],
  selectors: Uint8Array,
): void {
  const codes = tables.map(codesOf)
  for (const [group, selector] of selectors.entries()) {
    const [lengths, code] = [tables[selector] as Uint8Array, codes[selector] as Uint32Array]
    const end = Math.min((group + 1) * groupSize, symbols.length)
    for (let at = group * groupSize; at < end; at++) {
      const symbol = symbols[at] as number
      out.write(code[symbol] as number, lengths[symbol] as number)
    }
  }
}
