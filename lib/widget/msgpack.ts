/** MessagePack, as clients may send it instead of JSON; reading only. @module */

import { KaithemError } from '../errors.ts'

/** Lists and maps inside each other. */
const deepest = 80

function damaged(): never {
  throw new KaithemError('KAITHEM_VALUE', 'This is not MessagePack')
}

const utf8 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] ?? 0
    const more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : damaged()
    let code = more === 0 ? first : first & (0x3f >> more)
    for (let i = 0; i < more; i++) {
      const next = bytes[at++] ?? damaged()
      if ((next & 0xc0) !== 0x80) damaged()
      code = (code << 6) | (next & 0x3f)
    }
    if (code > 0x10ffff) damaged()
    text += String.fromCodePoint(code)
  }
  return text
}

class Reader {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get done(): boolean {
    return this.at === this.bytes.length
  }

  read(depth = 0): unknown {
    if (depth > deepest) damaged()
    const type = this.uint(1)
    if (type < 0x80) return type
    if (type < 0x90) return this.map(type & 0x0f, depth)
    if (type < 0xa0) return this.list(type & 0x0f, depth)
    if (type < 0xc0) return this.text(type & 0x1f)
    if (type >= 0xe0) return type - 0x100
    return this.wide(type, depth)
  }

  private wide(type: number, depth: number): unknown {
    switch (type) {
      case 0xc0:
        return null
      case 0xc2:
        return false
      case 0xc3:
        return true
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.take(this.uint(1 << (type - 0xc4)))
      case 0xca:
        return this.view.getFloat32(this.skip(4))
      case 0xcb:
        return this.view.getFloat64(this.skip(8))
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.uint(1 << (type - 0xcc))
      case 0xcf:
        return Number(this.view.getBigUint64(this.skip(8)))
      case 0xd0:
        return this.view.getInt8(this.skip(1))
      case 0xd1:
        return this.view.getInt16(this.skip(2))
      case 0xd2:
        return this.view.getInt32(this.skip(4))
      case 0xd3:
        return Number(this.view.getBigInt64(this.skip(8)))
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.uint(1 << (type - 0xd9)))
      case 0xdc:
      case 0xdd:
        return this.list(this.uint(type === 0xdc ? 2 : 4), depth)
      case 0xde:
      case 0xdf:
        return this.map(this.uint(type === 0xde ? 2 : 4), depth)
      default:
        // Extensions mean nothing here.
        return damaged()
    }
  }

  private skip(length: number): number {
    const start = this.at
    if (start + length > this.bytes.length) damaged()
    this.at += length
    return start
  }

  private take(length: number): Uint8Array {
    const start = this.skip(length)
    return this.bytes.slice(start, start + length)
  }

  private uint(length: number): number {
    const start = this.skip(length)
    if (length === 1) return this.view.getUint8(start)
    return length === 2 ? this.view.getUint16(start) : this.view.getUint32(start)
  }

  private text(length: number): string {
    return utf8(this.take(length))
  }

  /** Every item takes a byte at least, so a list cannot claim more than there are bytes. */
  private checkCount(count: number): void {
    if (count > this.bytes.length - this.at) damaged()
  }

  private list(count: number, depth: number): unknown[] {
    this.checkCount(count)
    const items: unknown[] = []
    for (let i = 0; i < count; i++) items.push(this.read(depth + 1))
    return items
  }

  private map(count: number, depth: number): object {
    this.checkCount(count * 2)
    const entries: Record<string, unknown> = {}
    for (let i = 0; i < count; i++) {
      const key = String(this.read(depth + 1))
      const value = this.read(depth + 1)
      if (key !== '__proto__') entries[key] = value
    }
    return entries
  }
}

/** @throws KAITHEM_VALUE for what is no MessagePack */
export function decodeMsgpack(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes)
  const value = reader.read()
  return reader.done ? value : damaged()
}
