import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Store } from '../../../lib/platform/store.ts'
import { storeKey } from '../../../lib/tags/restore.ts'
import type { TagType } from '../../../lib/tags/types.ts'
import { createRig } from './support.ts'

const getters = { number: 'NumericTag', string: 'StringTag', object: 'ObjectTag', binary: 'BinaryTag' } as const

/** A store that has been through a file. */
function throughFile(store: Store): Store {
  return createMemoryStore(
    JSON.parse(JSON.stringify(Object.fromEntries(store.keys().map((key) => [key, store.get(key)])))),
  )
}

describe('restore', () => {
  it.each([
    ['number', 21.5],
    ['number', Number.NaN],
    ['number', Number.NEGATIVE_INFINITY],
    ['number', 0],
    ['string', 'héllo'],
    ['string', ''],
    ['object', { a: [1, { b: null }] }],
    ['object', '"text"'],
    ['object', null],
    ['binary', Uint8Array.of(0, 255, 7)],
  ] as readonly [TagType, unknown][])('%s %j survives a restart with its time', (type, value) => {
    const before = createRig()
    const tag = before.tags[getters[type]]('a')
    tag.restore = true
    tag(value, 900, 'note')
    const after = createRig({ store: throughFile(before.store) })
    const again = after.tags[getters[type]]('a')
    const seen: unknown[] = []
    again.subscribe((got) => seen.push(got))
    again.restore = true
    expect([again.value, again.timestamp, again.annotation]).toEqual([tag.value, 900, 'Restored'])
    expect(seen).toEqual([tag.value])
  })

  it('does not touch a tag that was set, or one of another type', () => {
    const store = createMemoryStore({ 'tag:/a': { type: 'number', value: 5, timestamp: 900, annotation: null } })
    const { tags } = createRig({ store })
    tags.get('a').value = 1
    tags.get('a').restore = true
    expect(tags.get('a').value).toBe(1)
    expect(store.get('tag:/a')).toMatchObject({ value: 1, timestamp: 1000 })
    tags.StringTag('b')
    store.set('tag:/b', { type: 'number', value: 5, timestamp: 900, annotation: null })
    tags.StringTag('b').restore = true
    expect(tags.StringTag('b').value).toBe('')
  })

  it.each([
    null,
    5,
    [],
    { type: 'number' },
    { type: 'number', value: 'x', timestamp: 'y' },
    { type: 'number', value: null, timestamp: 5 },
  ])('survives a damaged record %j', (damaged) => {
    const { tags } = createRig({ store: createMemoryStore({ 'tag:/a': damaged as never }) })
    tags.get('a').restore = true
    expect([tags.get('a').value, tags.get('a').timestamp]).toEqual([0, 0])
  })

  it('writes changes only, and the default claim only', () => {
    let writes = 0
    const memory = createMemoryStore()
    const store: Store = {
      ...memory,
      set: (key, value) => {
        writes++
        memory.set(key, value)
      },
    }
    const tag = createRig({ store }).tags.get('a')
    tag.restore = true
    tag.value = 1
    tag.value = 1
    tag.claim(9, 'c', 60)
    expect([writes, memory.get(storeKey('/a'))]).toEqual([1, expect.objectContaining({ value: 1 })])
    tag.value = 2
    tag.value = () => 5
    expect([writes, memory.get(storeKey('/a'))]).toEqual([2, expect.objectContaining({ value: 2 })])
  })

  it('keeps no annotation that JSON cannot hold', () => {
    const { tags, store } = createRig()
    const tag = tags.get('a')
    tag.restore = true
    tag(1, null, { ring: 5n })
    expect(store.get('tag:/a')).toMatchObject({ annotation: null })
  })

  it('forgets when turned off or deleted, not when everything closes', () => {
    const { tags, store, registry } = createRig()
    for (const name of ['a', 'b', 'c']) {
      tags.get(name).restore = true
      tags.get(name).value = 1
    }
    tags.get('a').restore = false
    tags.delete('b')
    registry.close()
    expect(store.keys()).toEqual(['tag:/c'])
  })
})
