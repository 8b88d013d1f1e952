import { expect, it } from 'vitest'
import { createMemoryStore } from '../../../../lib/platform/fake/store.ts'
import { ContentStore } from '../../../../lib/web/pages/content-store.ts'

it('keeps a text as long as the flow has the one it was made from', () => {
  const store = createMemoryStore()
  const content = new ContentStore(store)
  expect(content.get('a', 'flow')).toBeUndefined()
  content.set('a', 'flow', 'own')
  expect(new ContentStore(store).get('a', 'flow')).toBe('own')
  expect(content.get('b', 'flow')).toBeUndefined()
  expect(content.get('a', 'flow 2')).toBeUndefined()
  // It was dropped for good.
  expect(content.get('a', 'flow')).toBeUndefined()
  expect(store.keys()).toEqual([])
})

it('the text of the flow is not kept', () => {
  const store = createMemoryStore()
  const content = new ContentStore(store)
  content.set('a', 'flow', 'own')
  content.set('a', 'flow', 'flow')
  expect(store.keys()).toEqual([])
})

it('drops what it does not understand', () => {
  const store = createMemoryStore()
  store.set('page a', 7)
  expect(new ContentStore(store).get('a', 'flow')).toBeUndefined()
  expect(store.keys()).toEqual([])
})
