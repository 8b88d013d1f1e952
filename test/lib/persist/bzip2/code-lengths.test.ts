import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeLengths, codesOf, longestCode } from '../../../../lib/persist/bzip2/code-lengths.ts'

it('gives frequent symbols short codes', () => {
  expect([...codeLengths([8, 4, 2, 1, 1])]).toEqual([1, 2, 3, 4, 4])
})

it('is a complete code without codes that are too long, whatever the frequencies', () => {
  const frequencies = fc.array(fc.oneof(fc.nat(), fc.constant(0), fc.nat(900_000)), { minLength: 3, maxLength: 258 })
  fc.assert(
    fc.property(frequencies, (counts) => {
      const lengths = codeLengths(counts)
      expect(Math.max(...lengths)).toBeLessThanOrEqual(longestCode)
      expect(Math.min(...lengths)).toBeGreaterThan(0)
      expect([...lengths].reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1)
    }),
  )
  const fibonacci = [1, 1]
  while (fibonacci.length < 40) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0))
  expect(Math.max(...codeLengths(fibonacci))).toBeLessThanOrEqual(longestCode)
})

it('makes codes of lengths: short ones first, then by symbol', () => {
  expect([...codesOf(Uint8Array.of(2, 1, 3, 3))]).toEqual([0b10, 0b0, 0b110, 0b111])
})
