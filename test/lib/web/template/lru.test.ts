import { expect, it } from 'vitest'
import { LruMap } from '../../../../lib/web/template/lru.ts'

it('forgets what was not used for longest', () => {
  const map = new LruMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  expect(map.get('a')).toBe(1)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2])
  map.set('c', 4)
  expect([map.get('c'), map.size]).toEqual([4, 2])
  map.clear()
  expect(map.size).toBe(0)
})
