/** What a host does with bytes: gzip, UTF-8, base64, and the kind of byte array its programs expect. @module */

export interface Bytes {
  /** Compressed without a time, so that the same content gives the same bytes. */
  gzip(bytes: Uint8Array): Uint8Array
  gzipAsync(bytes: Uint8Array): Promise<Uint8Array>
  /**
   * @param limit most bytes the result may have
   * @throws KAITHEM_VALUE when it would be longer; an error without code for data that is not gzip or is damaged
   */
  gunzip(bytes: Uint8Array, limit: number): Uint8Array
  gunzipAsync(bytes: Uint8Array, limit: number): Promise<Uint8Array>
  /**
   * UTF-8 to text.
   *
   * @param keepsMark whether a byte order mark is part of the text
   * @throws an error without code for bytes that are not UTF-8
   */
  toText(bytes: Uint8Array, keepsMark?: boolean): string
  fromText(text: string): Uint8Array
  toBase64(bytes: Uint8Array): string
  /** @throws an error without code for a text that is not base64 */
  fromBase64(text: string): Uint8Array
  /** The same bytes as this host's own byte array: a Buffer in Node. */
  own(bytes: Uint8Array): Uint8Array
  /** Lets everything run that waits; long work pauses with it. */
  pause(): Promise<void>
}

/** The error of `gunzip` for a result that is too long. */
export const tooLong = (limit: number): string =>
  `The content has more than ${limit} bytes when it is decompressed, which is the limit`
