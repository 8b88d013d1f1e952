import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suffixArray } from '../../../../lib/persist/bzip2/suffix-array.ts'

/** By comparing all suffixes. */
function slowly(text: Uint8Array): number[] {
  const compare = (a: number, b: number): number => Buffer.compare(text.subarray(a), text.subarray(b))
  return Array.from(text.keys()).sort(compare)
}

describe('suffixArray', () => {
  it.each(['', 'a', 'ab', 'ba', 'aaaa', 'banana', 'abababab', 'mississippi', 'cabbage'])('%j', (word) => {
    const text = new TextEncoder().encode(word)
    expect([...suffixArray(text, 256)]).toEqual(slowly(text))
  })

  it('sorts whatever comes', () => {
    const few = fc.array(fc.integer({ min: 97, max: 99 }), { maxLength: 60 }).map((codes) => Uint8Array.from(codes))
    fc.assert(
      fc.property(fc.oneof(few, fc.uint8Array({ maxLength: 200 })), (text) => {
        expect([...suffixArray(text, 256)]).toEqual(slowly(text))
      }),
      { numRuns: 500 },
    )
  })
})
