/** Takes an Ogg file apart. @module */

import { isAt, viewOf } from '../../length/bytes.ts'

/** The first stream of a file. */
export interface OggStream {
  readonly packets: readonly Uint8Array[]
  /** The last position it names, in granules of the codec; 0 when it names none. */
  readonly granules: number
}

const pageHead = 27
/** A segment of so many bytes goes on in the next one. */
const fullSegment = 255

/** One page. */
interface Page {
  readonly serial: number
  readonly granules: number
  readonly sizes: readonly number[]
  /** Where its segments begin. */
  readonly at: number
  readonly next: number
}

function pageAt(bytes: Uint8Array, at: number): Page | undefined {
  const count = bytes[at + pageHead - 1]
  if (!isAt(bytes, at, 'OggS') || count === undefined) return undefined
  const view = viewOf(bytes)
  const sizes = [...bytes.subarray(at + pageHead, at + pageHead + count)]
  const start = at + pageHead + count
  const next = start + sizes.reduce((sum, size) => sum + size, 0)
  if (next > bytes.length || sizes.length < count) return undefined
  const granules = Number(view.getBigInt64(at + 6, true))
  return { serial: view.getUint32(at + 14, true), granules, sizes, at: start, next }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The packets up to the first damage or the end; undefined when it is no Ogg file. */
export function oggPackets(bytes: Uint8Array): OggStream | undefined {
  const first = pageAt(bytes, 0)
  if (first === undefined) return undefined
  const packets: Uint8Array[] = []
  let pieces: Uint8Array[] = []
  let granules = 0
  for (let page: Page | undefined = first; page !== undefined; page = pageAt(bytes, page.next)) {
    if (page.serial !== first.serial) continue
    let { at } = page
    for (const size of page.sizes) {
      pieces.push(bytes.subarray(at, at + size))
      at += size
      if (size === fullSegment) continue
      packets.push(joined(pieces))
      pieces = []
    }
    // Pages on which no packet ends say -1.
    if (page.granules >= 0) granules = page.granules
  }
  return { packets, granules }
}
