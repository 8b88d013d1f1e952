import { describe, expect, it } from 'vitest'
import { createFakeContexts } from '../../../../lib/platform/fake/context.ts'
import { testContexts } from '../../../contracts/contexts.ts'

describe('contexts by a stack', () => {
  testContexts(createFakeContexts)

  it('of two works that wait at the same time, show the later one', async () => {
    const slot = createFakeContexts().slot<string>()
    let go: () => void = () => {}
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const first = slot.run('first', () => gate)
    const second = slot.run('second', () => gate)
    expect(slot.get()).toBe('second')
    go()
    await Promise.all([first, second])
    expect(slot.get()).toBeUndefined()
  })
})
