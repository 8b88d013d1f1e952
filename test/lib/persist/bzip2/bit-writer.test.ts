import { expect, it } from 'vitest'
import { BitWriter } from '../../../../lib/persist/bzip2/bit-writer.ts'

it('writes bits from the top and fills the last byte', () => {
  const out = new BitWriter()
  out.write(1, 1)
  out.write(0, 2)
  out.write32(0xffffffff)
  out.write(0xabcdef, 24)
  out.write(1, 1)
  const bits = [...out.end()].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  expect(bits).toBe(`100${'1'.repeat(32)}${(0xabcdef).toString(2)}1`.padEnd(64, '0'))
})

it('grows', () => {
  const out = new BitWriter()
  for (let n = 0; n < 100_000; n++) out.write(n & 255, 8)
  expect(out.end()).toHaveLength(100_000)
})
