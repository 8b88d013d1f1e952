import { describe, expect, it } from 'vitest'
import { createNodeContexts } from '../../../../lib/platform/node/context.ts'
import { testContexts } from '../../../contracts/contexts.ts'

describe('contexts of Node', () => {
  testContexts(createNodeContexts)

  it('tell many works apart that wait at the same time', async () => {
    const slot = createNodeContexts().slot<number>()
    const works = Array.from({ length: 50 }, (_, index) =>
      slot.run(index, async () => {
        for (let turn = 0; turn < index % 7; turn++) await new Promise((resolve) => setImmediate(resolve))
        return slot.get()
      }),
    )
    expect(await Promise.all(works)).toEqual(works.map((_, index) => index))
  })
})
