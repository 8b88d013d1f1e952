import { describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { testFiles } from '../../../contracts/files.ts'

describe('createMemoryFiles', () => {
  testFiles(() => ({ files: createMemoryFiles(), folder: '/data' }))

  it('fails on request', () => {
    const files = createMemoryFiles()
    files.failWrites = 'disk full'
    expect(() => files.writeDurable('/a', 'x')).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
    expect(files.content.size).toBe(0)
  })
})
