import { describe, expect, it } from 'vitest'
import { createRig } from '../support.ts'

describe('LowpassFilter', () => {
  it.each([1, -1])('follows slowly and arrives exactly (towards %d)', async (target) => {
    const { tags, clock } = createRig()
    const filter = tags.LowpassFilter('out', tags.get('in'), 1)
    tags.get('in').value = target
    await clock.advance(1)
    expect(Math.abs(filter.tag.value)).toBeGreaterThan(0.2)
    expect(Math.abs(filter.tag.value)).toBeLessThan(0.9)
    for (let step = 0; step < 40; step++) {
      await clock.advance(1)
      void filter.tag.value
    }
    expect(filter.tag.value).toBe(target)
  })

  it('starts at the input, claims by name at priority 60, and pushes when the input moves', async () => {
    const { tags, clock } = createRig()
    tags.get('in').value = 5
    const filter = new tags.LowpassFilter('out', 'in', 10)
    const seen: number[] = []
    filter.tag.subscribe((value) => seen.push(value))
    expect([filter.tag.value, filter.tag.interval]).toEqual([5, -1])
    expect(filter.tag.claims()[0]).toMatchObject({ name: '/in.lowpass', priority: 60 })
    await clock.advance(5)
    tags.get('in').value = 15
    expect(seen).toHaveLength(1)
    expect(seen[0]).toBeCloseTo(5 + 5 * (1 - Math.exp(-0.5)), 9)
  })
})
