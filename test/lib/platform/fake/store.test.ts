import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../../lib/platform/fake/store.ts'
import { testStore } from '../../../contracts/store.ts'

describe('createMemoryStore', () => {
  testStore(() => createMemoryStore())

  it('starts with what it is given', () => {
    expect(createMemoryStore({ a: 1 }).get('a')).toBe(1)
  })
})
