import { expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

it('gives one handle per tag and owner, over the same live tag', () => {
  const { tags, scope } = createRig()
  const mine = scope('node').tags
  expect(tags.get('a')).toBe(tags.get('/a'))
  expect(mine.get('a')).toBe(mine.get('/a'))
  expect(mine.get('a')).not.toBe(tags.get('a'))
  mine.get('a').value = 5
  expect([tags.get('a').value, tags.get('a').claims()[0]?.owner]).toEqual([5, 'node'])
})

it('finds without making, and makes only what is not there', () => {
  const { registry, root } = createRig()
  const view = registry.viewFor(root)
  expect(view.find('a')).toBeUndefined()
  const tag = view.construct('a', 'string')
  expect(view.find('a')).toBe(tag)
  expect(codeOf(() => view.construct('/a', 'string'))).toBe('KAITHEM_STATE')
})

it('does not pile up deleted tags', () => {
  const { tags, scope } = createRig()
  const mine = scope('node').tags
  for (let index = 0; index < 1000; index++) {
    mine.get(`t${index}`)
    tags.delete(`t${index}`)
  }
  const view = createRig().registry
  expect(view.points.size).toBe(0)
  const { registry, root } = createRig()
  expect(registry.viewFor(root).handleOf(registry.getAny('a', root)).name).toBe('/a')
})
