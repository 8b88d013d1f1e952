import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('deleting a tag', () => {
  it('frees everything and posts', () => {
    const { tags, scope, clock, posted, root } = createRig()
    const size = root.size
    const { owner, tags: mine } = scope('node')
    const tag = mine.get('a')
    tag.subscribe(() => {})
    tag.claim(() => 5, 'c', 60, null, null, 10)
    tag.interval = 1
    tag.setHandler(() => {})
    tag.onSourceChanged = () => {}
    tag.value = () => 1
    expect(owner.size).toBe(5)
    expect(tags.delete('a')).toBe(true)
    expect([owner.size, clock.pending, tags.has('a'), posted.at(-1)]).toEqual([0, 0, false, 'deleted=/a'])
    owner.dispose()
    expect(root.size).toBe(size)
  })

  it('leaves handles that can read but not write', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag.value = 5
    const claim = tag.claim(7, 'c', 60)
    tag.close()
    expect([tag.value, tag(), tag.closed, claim.released]).toEqual([7, 7, true, true])
    for (const use of [
      () => (tag.value = 1),
      () => tag(1),
      () => tag.claim(1),
      () => tag.subscribe(() => {}),
      () => tag.setHandler(() => {}),
      () => claim.set(1),
      () => claim.setExpiration(1),
      () => (tag.min = 1),
      () => (tag.default = 1),
      () => (tag.restore = true),
      () => tag.set_config_data({}),
      () => tag.fast_push(1),
      () => tag.set_alarm('x', 'value'),
    ]) {
      expect(codeOf(use)).toBe('KAITHEM_CLOSED')
    }
    claim.release()
    tag.close()
    tag.unsubscribe(() => {})
  })

  it('makes room for a new tag of that name, also of another type', () => {
    const { tags } = createRig()
    const old = tags.get('a')
    old.value = 5
    tags.delete('/a')
    const fresh = tags.StringTag('a')
    expect([fresh.value, fresh.timestamp, (fresh as unknown) === old]).toEqual(['', 0, false])
    expect(tags.delete('nobody')).toBe(false)
  })
})
