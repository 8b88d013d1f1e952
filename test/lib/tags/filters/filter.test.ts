import { expect, it } from 'vitest'
import { createRig } from '../support.ts'

it.each(['close', 'dispose', Symbol.dispose] as const)('%s ends following and the claim', (verb) => {
  const { tags, registry, root } = createRig()
  const size = root.size
  const filter = tags.LowpassFilter('out', tags.get('in'), 1)
  filter[verb]()
  filter[verb]()
  expect([registry.find('in')?.subscribers.length, filter.tag.claims().length, root.size]).toEqual([0, 1, size])
})

it('ends with its owner', () => {
  const { tags, scope, registry, clock } = createRig()
  const { owner, tags: mine } = scope('node')
  const filter = mine.HighpassFilter('out', mine.get('in'), 1, 60, 2)
  filter.tag.subscribe(() => {})
  expect(clock.pending).toBe(1)
  owner.dispose()
  expect([registry.find('in')?.subscribers.length, tags.get('out').claims().length, clock.pending]).toEqual([0, 1, 0])
  expect(String(filter)).toBe('[object TagFilter]')
})
