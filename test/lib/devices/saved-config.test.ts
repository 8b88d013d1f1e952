import { expect, it } from 'vitest'
import { copyConfig } from '../../../lib/devices/config-values.ts'
import { applyKept, forgetKept, keepSetting } from '../../../lib/devices/saved-config.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'

it('keeps settings until the configuration says something else, or they are forgotten', () => {
  const store = createMemoryStore()
  keepSetting(store, 'd', 'a', 'x', 'y')
  keepSetting(store, 'd', '__proto__', undefined, 'z')
  const same = copyConfig({ a: 'x' })
  applyKept(store, 'd', same)
  expect(Object.entries(same)).toEqual([
    ['a', 'y'],
    ['__proto__', 'z'],
  ])
  const changed = copyConfig({ a: 'new' })
  applyKept(store, 'd', changed)
  expect(changed.a).toBe('new')
  forgetKept(store, 'd')
  expect(store.keys()).toEqual([])
})

it('takes odd stored data and values without JSON for nothing', () => {
  const store = createMemoryStore()
  store.set('device:d', [1, ['a'], [1, 2, 3]])
  const config = copyConfig({ a: 1n })
  applyKept(store, 'd', config)
  keepSetting(store, 'd', 'a', 1n, 'b')
  expect(config.a).toBe(1n)
})
