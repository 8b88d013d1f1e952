import { expect, it } from 'vitest'
import { checksum, combine } from '../../../../lib/persist/bzip2/checksum.ts'

it('is the CRC-32 of bzip2', () => {
  expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xfc891918)
  expect(checksum(new Uint8Array())).toBe(0)
})

it('combines those of blocks', () => {
  expect(combine(0, 5)).toBe(5)
  expect(combine(0x80000001, 0)).toBe(3)
})
