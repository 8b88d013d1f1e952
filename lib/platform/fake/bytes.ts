/** Bytes without a host: gzip that only stores, base64 by hand. For tests that need no real compression. @module */

import { KaithemError } from '../../errors.ts'
import { type Bytes, tooLong } from '../bytes.ts'

/** Marks what this gzip made: its magic number and method. */
const head = [0x1f, 0x8b, 0]

function checksum(bytes: Uint8Array): number {
  let sum = 1
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) >>> 0
  return sum & 255
}

function gzip(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(Uint32Array.of(bytes.length).buffer)
  return Uint8Array.of(...head, ...length, checksum(bytes), ...bytes)
}

function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  if (head.some((byte, index) => bytes[index] !== byte)) throw new Error('incorrect header check')
  const content = bytes.slice(8)
  const length = new Uint32Array(bytes.slice(3, 7).buffer)[0]
  if (content.length !== length || checksum(content) !== bytes[7]) throw new Error('incorrect data check')
  if (content.length > limit) throw new KaithemError('KAITHEM_VALUE', tooLong(limit), { limit })
  return content
}

/** @example createFakeBytes().gunzip(createFakeBytes().gzip(bytes), 1000) */
export function createFakeBytes(): Bytes {
  return {
    gzip,
    gzipAsync: async (bytes) => gzip(bytes),
    gunzip,
    gunzipAsync: async (bytes, limit) => gunzip(bytes, limit),
    toText: (bytes, keepsMark = false) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes),
    fromText: (text) => new TextEncoder().encode(text),
    toBase64: (bytes) => btoa(String.fromCharCode(...bytes)),
    fromBase64: (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)),
    own: (bytes) => bytes,
    pause: async () => undefined,
  }
}
