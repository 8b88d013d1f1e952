/** Bytes: telling them from other values, and looking for some in others. @module */

/** Whether a value is a byte array; function nodes make those of another realm, so no `instanceof`. */
export function isBytes(value: unknown): value is Uint8Array {
  return (
    ArrayBuffer.isView(value) && 'subarray' in value && 'BYTES_PER_ELEMENT' in value && value.BYTES_PER_ELEMENT === 1
  )
}

/** Where `wanted` begins in `bytes` at or after `from`; -1 where it does not. */
export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  const [first] = wanted
  if (first === undefined) return from
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + wanted.length > bytes.length) return -1
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}
