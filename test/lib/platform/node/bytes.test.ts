import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../../lib/platform/node/bytes.ts'
import { testBytes } from '../../../contracts/bytes.ts'

describe('createNodeBytes', () => {
  testBytes(createNodeBytes)

  it('gives Buffers', () => {
    const bytes = createNodeBytes()
    expect(Buffer.isBuffer(bytes.own(Uint8Array.of(1)))).toBe(true)
    expect(Buffer.isBuffer(bytes.fromBase64('aGk='))).toBe(true)
    const own = Buffer.from('x')
    expect(bytes.own(own)).toBe(own)
  })

  it('writes no time into gzip', () => {
    expect([...createNodeBytes().gzip(Uint8Array.of(1)).slice(4, 8)]).toEqual([0, 0, 0, 0])
  })
})
