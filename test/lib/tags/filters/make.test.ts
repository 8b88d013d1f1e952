import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from '../support.ts'

describe('making filters', () => {
  it.each([
    [[60, 5], 60, 5],
    [[undefined, null], 60, 2],
    [[{ priority: 70 }], 70, -1],
    [[{ interval: 3 }], 60, 3],
    [[], 60, -1],
  ] as const)('reads %j', (rest, priority, interval) => {
    const { tags } = createRig()
    const filter = tags.LowpassFilter('out', 'in', 4, ...(rest as unknown as readonly [number]))
    expect([filter.tag.claims()[0]?.priority, filter.tag.interval]).toEqual([priority, interval])
  })

  it('refuses nonsense and leaves no claim', () => {
    const { tags } = createRig()
    tags.StringTag('s')
    expect(codeOf(() => tags.LowpassFilter('out', 'in', 0))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tags.LowpassFilter('out', 'in', 'x' as never))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tags.LowpassFilter('out', 's', 1))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => tags.LowpassFilter('out', 5 as never, 1))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => tags.HysteresisFilter('out', 'in', -1))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tags.LowpassFilter('out', 'in', 1, 101))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tags.HysteresisFilter('out', 'in', 0))).toBe('nothing thrown')
  })
})
