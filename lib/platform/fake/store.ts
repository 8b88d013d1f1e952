/** A store in memory. @module */

import type { Json, Store } from '../store.ts'

/** @example const store = createMemoryStore({ 'tag:/a': 1 }) */
export function createMemoryStore(initial: Readonly<Record<string, Json>> = {}): Store {
  const state = new Map<string, Json>(Object.entries(initial))
  return {
    get: (key) => state.get(key),
    set: (key, value) => {
      state.set(key, value)
    },
    delete: (key) => {
      state.delete(key)
    },
    keys: () => [...state.keys()],
    flush: () => {},
    close: () => {},
  }
}
