import { expect, it } from 'vitest'
import { createNodeRandom } from '../../../../lib/platform/node/random.ts'

it('stays in range and gives version 4 identifiers', () => {
  const random = createNodeRandom()
  for (let i = 0; i < 100; i++) {
    const n = random.next()
    expect(n >= 0 && n < 1).toBe(true)
  }
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
