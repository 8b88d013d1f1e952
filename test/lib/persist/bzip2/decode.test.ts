import { describe, expect, it } from 'vitest'
import { decodeBzip2, type SeekBzip } from '../../../../lib/persist/bzip2/decode.ts'
import { encodeBzip2 } from '../../../../lib/persist/bzip2/encode.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { runNow } from '../../../../lib/platform/steps.ts'
import { codeOf } from '../support.ts'

const seekBzip = createNodePackages().load('seek-bzip') as SeekBzip
const content = new TextEncoder().encode('the same content '.repeat(50))
const packed = runNow(encodeBzip2(content))
const decode = (bytes: Uint8Array, limit = 10_000): string => String(Buffer.from(decodeBzip2(seekBzip, bytes, limit)))

describe('decodeBzip2', () => {
  it('takes several streams after each other', () => {
    expect(decode(Buffer.concat([packed, packed]))).toBe('the same content '.repeat(100))
  })

  it('stops at the limit', () => {
    expect(decode(packed, content.length)).toHaveLength(content.length)
    expect(codeOf(() => decode(packed, content.length - 1))).toBe('KAITHEM_VALUE')
    const bomb = runNow(encodeBzip2(new Uint8Array(5_000_000)))
    expect(bomb.length).toBeLessThan(100)
    expect(codeOf(() => decode(bomb, 1_000_000))).toBe('KAITHEM_VALUE')
  })

  it('refuses what is cut off, at every length', () => {
    for (let length = 0; length < packed.length; length++) {
      expect(() => decode(packed.slice(0, length)), `${length}`).toThrow()
    }
  })

  it('refuses other data and flipped bits', () => {
    expect(() => decode(content)).toThrow()
    const whole = decode(packed)
    for (let bit = 0; bit < packed.length * 8; bit++) {
      const copy = packed.slice()
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const text = ((): string => {
        try {
          return decode(copy)
        } catch {
          return 'refused'
        }
      })()
      expect(['refused', whole], `bit ${bit}`).toContain(text)
    }
  }, 60_000)
})
