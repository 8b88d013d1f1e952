import { describe, expect, it } from 'vitest'
import { TagPoint } from '../../../lib/tags/tag-point.ts'
import { createRig } from './support.ts'

describe('tags as users hold them', () => {
  it('are functions: read without arguments, set with one to three', () => {
    const tag = createRig().tags.get('a')
    expect(tag()).toBe(0)
    tag(3)
    expect([tag(), tag.timestamp, tag.annotation]).toEqual([3, 1000, null])
    tag(4, 900, 'x')
    expect([tag(), tag.timestamp, tag.annotation]).toEqual([4, 900, 'x'])
  })

  it('know their age, and that they were never set', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    expect([tag.timestamp, tag.age]).toEqual([0, 1000])
    tag.value = 1
    await clock.advance(2.5)
    expect(tag.age).toBe(2.5)
  })

  it('name the source of their value', () => {
    const tag = createRig().tags.get('a')
    expect([tag.currentSource, tag.isDynamic()]).toEqual(['default', false])
    tag.claim(() => 5, 'c', 60)
    expect([tag.current_source, tag.is_dynamic()]).toEqual(['c', true])
  })

  it('read without running the getter through lastValue', () => {
    const tag = createRig().tags.get('a')
    let count = 0
    tag.value = () => ++count
    expect([tag.lastValue, tag.last_value, tag.value]).toEqual([1, 1, 2])
    tag.recalc()
    expect(tag.lastValue).toBe(3)
  })

  it('end subscriptions by every verb', () => {
    const tag = createRig().tags.get('a')
    let count = 0
    const verbs = ['unsubscribe', 'dispose', Symbol.dispose] as const
    for (const verb of verbs) tag.subscribe(() => count++)[verb]()
    tag.subscribe(() => count++)()
    tag.value = 5
    expect(count).toBe(0)
  })

  it('show themselves briefly, and are told from other functions', () => {
    const { tags, registry } = createRig()
    const tag = tags.get('a')
    tag.value = 5
    expect(JSON.stringify({ payload: tag })).toBe('{"payload":{"tag":"/a","value":5,"timestamp":1000}}')
    expect(`${String(tag)}`).toBe('[object TagPoint]')
    expect(TagPoint.pointOf(tag)).toBe(registry.find('a'))
    expect([TagPoint.pointOf(tag.default_claim), TagPoint.pointOf(() => {}), TagPoint.pointOf({})]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
