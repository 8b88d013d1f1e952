/**
 * The structures of Linux' GPIO character device, version 2 of its interface, as bytes (`linux/gpio.h`). All of them are
 * little-endian with 64-bit parts aligned, the same on every processor that Node.js runs on.
 *
 * @module
 */

import type { Drive, Level, Pull } from '../../backend.ts'

const requestType = 0xb4
const [write, read] = [1, 2]
/** Number of a request to a device: direction, size of its structure, type, and its own number. */
const ioctl = (direction: number, size: number, number: number): number =>
  ((direction << 30) | (size << 16) | (requestType << 8) | number) >>> 0

/** Bytes of each structure. */
export const sizes = { chipInfo: 68, lineInfo: 256, lineRequest: 592, lineConfig: 272, lineValues: 16, event: 48 }

/** Request numbers. */
export const requests = {
  chipInfo: ioctl(read, sizes.chipInfo, 0x01),
  lineInfo: ioctl(read | write, sizes.lineInfo, 0x05),
  line: ioctl(read | write, sizes.lineRequest, 0x07),
  getValues: ioctl(read | write, sizes.lineValues, 0x0e),
  setValues: ioctl(read | write, sizes.lineValues, 0x0f),
}

const flags = {
  used: 1n << 0n,
  input: 1n << 2n,
  output: 1n << 3n,
  rising: 1n << 4n,
  falling: 1n << 5n,
  openDrain: 1n << 6n,
  openSource: 1n << 7n,
  pullUp: 1n << 8n,
  pullDown: 1n << 9n,
  noPull: 1n << 10n,
}
const pullFlags: Record<Pull, bigint> = { up: flags.pullUp, down: flags.pullDown, none: flags.noPull }
const driveFlags: Record<Drive, bigint> = {
  'push-pull': 0n,
  'open-drain': flags.openDrain,
  'open-source': flags.openSource,
}
const attributes = { values: 2, debounce: 3 }
/** Events that the kernel keeps for one line until they are read: the most it allows. */
const eventBuffer = 1024
/** The longest consumer label, without the zero at its end. */
const longestLabel = 31

/** Where things are in a line request. */
const at = { offsets: 0, consumer: 256, config: 288, lines: 560, buffer: 564, fd: 588 }

/** A structure to be filled by the kernel. */
export const emptyStructure = (size: number): Buffer => Buffer.alloc(size)

function text(bytes: Buffer, start: number, length: number): string {
  const part = bytes.subarray(start, start + length)
  const end = part.indexOf(0)
  return part.subarray(0, end < 0 ? length : end).toString('utf8')
}

/** Reads a `gpiochip_info`. */
export function decodeChipInfo(bytes: Buffer): { name: string; label: string; lines: number } {
  return { name: text(bytes, 0, 32), label: text(bytes, 32, 32), lines: bytes.readUInt32LE(64) }
}

/** Asks about one line with a `gpio_v2_line_info`. */
export function encodeLineInfo(offset: number): Buffer {
  const bytes = emptyStructure(sizes.lineInfo)
  bytes.writeUInt32LE(offset, 64)
  return bytes
}

/** What the kernel says about a line. */
export interface LineState {
  readonly name: string
  readonly consumer: string
  readonly offset: number
  readonly used: boolean
  readonly direction: 'in' | 'out'
}

/** Reads a `gpio_v2_line_info`. */
export function decodeLineInfo(bytes: Buffer): LineState {
  const set = bytes.readBigUInt64LE(72)
  return {
    name: text(bytes, 0, 32),
    consumer: text(bytes, 32, 32),
    offset: bytes.readUInt32LE(64),
    used: (set & flags.used) !== 0n,
    direction: (set & flags.output) !== 0n ? 'out' : 'in',
  }
}

interface Attribute {
  readonly id: number
  readonly value: bigint
}

function lineRequest(offset: number, consumer: string, lineFlags: bigint, attribute?: Attribute): Buffer {
  const bytes = emptyStructure(sizes.lineRequest)
  bytes.writeUInt32LE(offset, at.offsets)
  bytes.write(consumer.slice(0, longestLabel), at.consumer, longestLabel, 'latin1')
  bytes.writeBigUInt64LE(lineFlags, at.config)
  bytes.writeUInt32LE(1, at.lines)
  if (attribute !== undefined) {
    bytes.writeUInt32LE(1, at.config + 8)
    bytes.writeUInt32LE(attribute.id, at.config + 32)
    bytes.writeBigUInt64LE(attribute.value, at.config + 40)
    // The mask says which of the requested lines it is for.
    bytes.writeBigUInt64LE(1n, at.config + 48)
  }
  return bytes
}

/** A `gpio_v2_line_request` for an input that reports both edges. @param debounce seconds; 0 without */
export function encodeInput(
  offset: number,
  consumer: string,
  { pull, debounce }: { readonly pull: Pull; readonly debounce: number },
): Buffer {
  const period = BigInt(Math.round(debounce * 1e6))
  const attribute = period > 0n ? { id: attributes.debounce, value: period } : undefined
  const lineFlags = flags.input | flags.rising | flags.falling | pullFlags[pull]
  const bytes = lineRequest(offset, consumer, lineFlags, attribute)
  bytes.writeUInt32LE(eventBuffer, at.buffer)
  return bytes
}

/** A `gpio_v2_line_request` for an output that has its level from the first moment. */
export function encodeOutput(
  offset: number,
  consumer: string,
  { drive, level }: { readonly drive: Drive; readonly level: Level },
): Buffer {
  const attribute = { id: attributes.values, value: BigInt(level) }
  return lineRequest(offset, consumer, flags.output | driveFlags[drive], attribute)
}

/** The descriptor that the kernel put into a line request. */
export const decodeLineFd = (request: Buffer): number => request.readInt32LE(at.fd)

/** A `gpio_v2_line_values` for the only line of a request. */
export function encodeValues(level: Level): Buffer {
  const bytes = emptyStructure(sizes.lineValues)
  bytes.writeUInt8(level, 0)
  bytes.writeUInt8(1, 8)
  return bytes
}

/** Reads the level of the only line from a `gpio_v2_line_values`. */
export const decodeValues = (bytes: Buffer): Level => (bytes.readUInt8(0) === 1 ? 1 : 0)

/** A change of level, as the kernel tells it. */
export interface LineEvent {
  readonly level: Level
  /** Seconds of the monotonic clock. */
  readonly time: number
  /** Counts the events of this line from 1; a step of more than 1 means that some were lost. */
  readonly sequence: number
}

/** Reads the `gpio_v2_line_event` number `index` of a buffer. */
export function decodeEvent(bytes: Buffer, index: number): LineEvent {
  const start = index * sizes.event
  return {
    level: bytes.readUInt32LE(start + 8) === 1 ? 1 : 0,
    time: (bytes.readUInt32LE(start + 4) * 2 ** 32 + bytes.readUInt32LE(start)) / 1e9,
    sequence: bytes.readUInt32LE(start + 20),
  }
}
