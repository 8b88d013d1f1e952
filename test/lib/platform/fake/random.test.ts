import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../lib/platform/fake/random.ts'

it('repeats for the same seed, differs for another, stays in range', () => {
  const take = (seed: number) => {
    const random = createSeededRandom(seed)
    return Array.from({ length: 50 }, () => random.next())
  }
  expect(take(1)).toEqual(take(1))
  expect(take(1)).not.toEqual(take(2))
  expect(take(3).every((n) => n >= 0 && n < 1)).toBe(true)
})

it('gives different identifiers', () => {
  const random = createSeededRandom()
  expect(random.uuid()).not.toBe(random.uuid())
})
