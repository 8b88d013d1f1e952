/** What every Store must do. @module */

import { expect, it } from 'vitest'
import type { Store } from '../../lib/platform/store.ts'

export function testStore(create: () => Store): void {
  it('keeps, lists and deletes', () => {
    const store = create()
    expect(store.get('a')).toBeUndefined()
    store.set('a', { x: [1, 'two', null, true] })
    store.set('b', 2)
    expect(store.get('a')).toEqual({ x: [1, 'two', null, true] })
    expect(store.keys().sort()).toEqual(['a', 'b'])
    store.delete('a')
    store.delete('never there')
    expect(store.keys()).toEqual(['b'])
    store.close()
  })

  it('takes hostile keys as plain keys', () => {
    const store = create()
    for (const key of ['__proto__', 'constructor', 'toString', '']) {
      expect(store.get(key)).toBeUndefined()
      store.set(key, key)
      expect(store.get(key)).toBe(key)
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    store.close()
  })
}
