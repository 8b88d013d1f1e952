/** How long an MP3 file is. @module */

import { isAt, viewOf } from './bytes.ts'

/** kbit/s of layer III, by version: MPEG 1, MPEG 2 and 2.5. */
const bitRates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const
/** Hz of MPEG 1; MPEG 2 has half, MPEG 2.5 a quarter. */
const sampleRates = [44_100, 48_000, 32_000] as const
/** Frames that must follow each other before anybody believes that it is an MP3. */
const convincing = 2

interface Frame {
  readonly bytes: number
  readonly seconds: number
  /** Where a table of contents begins inside a frame that has one. */
  readonly tableAt: number
  readonly samples: number
  readonly rate: number
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  const version = (b >> 3) & 3
  // Version 1 is none, layer III is 1.
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || version === 1 || ((b >> 1) & 3) !== 1) return undefined
  const isFirst = version === 3
  const kilobits = bitRates[isFirst ? 0 : 1][c >> 4]
  const fullRate = sampleRates[(c >> 2) & 3]
  if (kilobits === undefined || kilobits === 0 || fullRate === undefined) return undefined
  const rate = fullRate / (isFirst ? 1 : version === 2 ? 2 : 4)
  const samples = isFirst ? 1152 : 576
  const isMono = d >> 6 === 3
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + ((c >> 1) & 1),
    seconds: samples / rate,
    tableAt: 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17),
    ...{ samples, rate },
  }
}

/** Behind the tags at the beginning. */
function audioAt(bytes: Uint8Array): number {
  if (!isAt(bytes, 0, 'ID3')) return 0
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10)
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d)
}

/** Seconds, or undefined when it is none. */
export function mp3Length(bytes: Uint8Array): number | undefined {
  let at = audioAt(bytes)
  const first = frameAt(bytes, at)
  if (first === undefined) return undefined
  const table = at + first.tableAt
  const hasTable = isAt(bytes, table, 'Xing') || isAt(bytes, table, 'Info')
  if (hasTable && table + 12 <= bytes.length && ((bytes[table + 7] ?? 0) & 1) === 1) {
    return (viewOf(bytes).getUint32(table + 8) * first.samples) / first.rate
  }
  let frames = 0
  let seconds = 0
  for (let frame: Frame | undefined = first; frame !== undefined; frame = frameAt(bytes, at)) {
    frames++
    seconds += frame.seconds
    at += frame.bytes
  }
  return frames >= convincing ? seconds : undefined
}
