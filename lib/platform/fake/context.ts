/** Values of the work that is going on, by a stack: work that waits keeps its value until it is done. @module */

import { isThenable } from '../../thenable.ts'
import type { ContextSlot, Contexts } from '../context.ts'

/**
 * Good for one piece of work at a time, as tests do it: of two that wait at the same time the later one is seen.
 *
 * @example const slot = createFakeContexts().slot(); slot.run(1, () => slot.get()) // => 1
 */
export function createFakeContexts(): Contexts {
  return {
    slot: <T>(): ContextSlot<T> => {
      const stack: { readonly value: T }[] = []
      return {
        run<R>(value: T, work: () => R): R {
          const entry = { value }
          const leave = (): void => void stack.splice(stack.indexOf(entry), 1)
          stack.push(entry)
          let result: R
          try {
            result = work()
          } catch (error) {
            leave()
            throw error
          }
          if (isThenable(result)) result.then(leave, leave)
          else leave()
          return result
        },
        get: () => stack.at(-1)?.value,
      }
    },
  }
}
