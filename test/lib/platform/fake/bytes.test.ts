import { describe, expect, it } from 'vitest'
import { createFakeBytes } from '../../../../lib/platform/fake/bytes.ts'
import { testBytes } from '../../../contracts/bytes.ts'

describe('createFakeBytes', () => {
  testBytes(createFakeBytes)

  it('changes nothing about a byte array', () => {
    const own = Uint8Array.of(1)
    expect(createFakeBytes().own(own)).toBe(own)
  })
})
