/** Bytes in Node: zlib and Buffer. @module */

import { promisify } from 'node:util'
import { gunzip, gunzipSync, gzip, gzipSync } from 'node:zlib'
import { KaithemError } from '../../errors.ts'
import { type Bytes, tooLong } from '../bytes.ts'
import { errnoOf } from './durable.ts'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function refuseLong(error: unknown, limit: number): never {
  if (errnoOf(error) === 'ERR_BUFFER_TOO_LARGE') throw new KaithemError('KAITHEM_VALUE', tooLong(limit), { limit })
  throw error
}

/** @example createNodeBytes().gunzip(createNodeBytes().gzip(bytes), 1000) */
export function createNodeBytes(): Bytes {
  const unzip = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)
  return {
    gzip: (bytes) => gzipSync(bytes),
    gzipAsync: promisify<Uint8Array, Buffer>(gzip),
    gunzip: (bytes, limit) => {
      try {
        return gunzipSync(bytes, { maxOutputLength: limit })
      } catch (error) {
        return refuseLong(error, limit)
      }
    },
    gunzipAsync: (bytes, limit) =>
      unzip(bytes, { maxOutputLength: limit }).catch((error: unknown) => refuseLong(error, limit)),
    toText: (bytes, keepsMark = false) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes),
    fromText: (text) => new TextEncoder().encode(text),
    toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    fromBase64: (text) => {
      if (!base64.test(text)) throw new Error('this is not base64')
      return Buffer.from(text, 'base64')
    },
    own: (bytes) => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  }
}
