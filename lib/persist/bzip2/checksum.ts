/** The checksum of bzip2: CRC-32, most significant bit first. @module */

function createTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index << 24
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1
    return value >>> 0
  })
}

const table = createTable()

/** @example checksum(new TextEncoder().encode('123456789')) // 0xfc891918 */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 255] as number)) >>> 0
  return ~sum >>> 0
}

/** The checksum of a stream, of which `total` comes from the blocks before. */
export function combine(total: number, block: number): number {
  return (((total << 1) | (total >>> 31)) ^ block) >>> 0
}
