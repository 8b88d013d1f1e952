/** Bytes as text for the store, and back. @module */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @example toBase64(Uint8Array.of(1, 2, 3)) // 'AQID' */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const block = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += digits.charAt(block >> 18) + digits.charAt((block >> 12) & 63)
    text += left > 1 ? digits.charAt((block >> 6) & 63) : '='
    text += left > 2 ? digits.charAt(block & 63) : '='
  }
  return text
}

/** The bytes, or undefined when the text is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const body = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0) return undefined
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4))
  let block = 0
  let at = 0
  for (let index = 0; index < body.length; index++) {
    const digit = digits.indexOf(body.charAt(index))
    if (digit < 0) return undefined
    block = ((block << 6) | digit) & 0xffffff
    if (index % 4 > 0) bytes[at++] = (block >> (6 - 2 * (index % 4))) & 255
  }
  return bytes
}

/** Bytes from pairs of hexadecimal digits (spaces allowed), or undefined. */
export function fromHex(text: string): Uint8Array | undefined {
  const body = text.replace(/\s/g, '')
  if (body.length % 2 !== 0 || /[^0-9a-f]/i.test(body)) return undefined
  return Uint8Array.from({ length: body.length / 2 }, (_, index) =>
    Number.parseInt(body.slice(index * 2, index * 2 + 2), 16),
  )
}
