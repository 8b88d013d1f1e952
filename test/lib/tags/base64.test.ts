import { describe, expect, it } from 'vitest'
import { fromBase64, fromHex, toBase64 } from '../../../lib/tags/base64.ts'

describe('bytes as text', () => {
  it('agrees with the platform for every length and byte', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 67 + length * 31) & 255)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }
    const all = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect(fromBase64(toBase64(all))).toEqual(all)
  })

  it.each(['a', 'ab!=', '%%%%'])('answers undefined for %j', (text) => {
    expect(fromBase64(text)).toBeUndefined()
  })

  it.each([
    ['00ff', [0, 255]],
    ['0A 0b', [10, 11]],
    ['', []],
    ['abc', undefined],
    ['zz', undefined],
  ])('fromHex %j', (text, expected) => {
    expect(fromHex(text)).toEqual(expected === undefined ? undefined : Uint8Array.from(expected))
  })
})
