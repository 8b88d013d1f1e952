/** Values that follow work through callbacks and promises. @module */

import { AsyncLocalStorage } from 'node:async_hooks'
import type { ContextSlot, Contexts } from '../context.ts'

/** @example const slot = createNodeContexts().slot(); slot.run(1, () => slot.get()) // => 1 */
export function createNodeContexts(): Contexts {
  return {
    slot: <T>(): ContextSlot<T> => {
      const storage = new AsyncLocalStorage<T>()
      return { run: (value, work) => storage.run(value, work), get: () => storage.getStore() }
    },
  }
}
