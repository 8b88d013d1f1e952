import { describe, expect, it } from 'vitest'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { testPackages } from '../../../contracts/packages.ts'

describe('createFakePackages', () => {
  testPackages(() => ({ packages: createFakePackages({ a: {} }), known: 'a' }))

  it('tells what was loaded', () => {
    const packages = createFakePackages({ a: { x: 1 }, 'b/c': 2, d: undefined })
    expect(packages.loaded).toEqual([])
    expect([packages.load('b/c'), packages.load('a'), packages.load('b/c'), packages.load('d')]).toEqual([
      2,
      { x: 1 },
      2,
      undefined,
    ])
    expect(() => packages.load('e')).toThrow()
    expect(packages.loaded).toEqual(['b/c', 'a', 'd'])
  })
})
