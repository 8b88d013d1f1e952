/** What each format does: data to bytes and back. @module */

import type { Bytes } from '../platform/bytes.ts'
import type { Packages } from '../platform/packages.ts'

/** One way to write data. */
export interface Codec {
  /** @throws KAITHEM_TYPE and others for data that cannot be written */
  encode(data: unknown): Uint8Array
  /** @throws an error without code for damaged bytes */
  decode(bytes: Uint8Array): unknown
}

export interface CodecDeps {
  readonly bytes: Bytes
  readonly packages: Packages
}
