import { expect, it } from 'vitest'
import { createRig } from './support.ts'

it('is a live, read-only map by normalised name', () => {
  const { tags } = createRig()
  const map = tags.all_tags_raw
  expect([map.size, tags.allTagsRaw]).toEqual([0, map])
  const [a, b] = [tags.get('a'), tags.get('b')]
  expect([map.size, map.get('/a'), map.get('a'), map.get('c'), map.has('b'), map.has('c')]).toEqual([
    2,
    a,
    a,
    undefined,
    true,
    false,
  ])
  expect([[...map.keys()], [...map.values()], [...map]]).toEqual([
    ['/a', '/b'],
    [a, b],
    [
      ['/a', a],
      ['/b', b],
    ],
  ])
  const seen: unknown[] = []
  map.forEach((tag, name, whole) => {
    seen.push(name, tag, whole)
  })
  expect(seen).toEqual(['/a', a, map, '/b', b, map])
  expect('set' in map).toBe(false)
  expect(String(map)).toBe('[object TagMap]')
})
