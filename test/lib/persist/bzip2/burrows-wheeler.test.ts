import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transform } from '../../../../lib/persist/bzip2/burrows-wheeler.ts'

/** By sorting all rotations. */
function slowly(block: Uint8Array): { column: number[]; rotations: Buffer[] } {
  const rotation = (at: number): Buffer => Buffer.concat([block.subarray(at), block.subarray(0, at)])
  const rotations = Array.from(block.keys(), rotation).sort(Buffer.compare)
  return { column: rotations.map((row) => row.at(-1) ?? 0), rotations }
}

const few = fc
  .array(fc.integer({ min: 97, max: 99 }), { minLength: 1, maxLength: 20 })
  .map((codes) => Uint8Array.from(codes))
const repeated = fc
  .tuple(few, fc.integer({ min: 1, max: 5 }))
  .map(([part, times]) => Buffer.concat(Array<Uint8Array>(times).fill(part)))

it('has the last column of the sorted rotations, and which of them is the block', () => {
  fc.assert(
    fc.property(fc.oneof(few, repeated, fc.uint8Array({ minLength: 1, maxLength: 100 })), (block) => {
      const { column, origin } = transform(block)
      const slow = slowly(block)
      expect([...column]).toEqual(slow.column)
      expect(slow.rotations[origin]?.equals(block)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
