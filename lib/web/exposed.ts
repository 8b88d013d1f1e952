/** Which methods of a controller can be reached from outside: those that were marked. @module */

import { KaithemError } from '../errors.ts'

/** The mark; the same in every realm and every copy of this package. */
const mark = Symbol.for('kaithem.exposed')

type Callable = (...args: never[]) => unknown

/** Marks a function. @throws KAITHEM_TYPE */
export function expose<F extends Callable>(fn: F): F {
  if (typeof fn !== 'function') throw new KaithemError('KAITHEM_TYPE', 'expose() needs a function', {})
  Object.defineProperty(fn, mark, { value: true, configurable: true })
  return fn
}

/** The exposed method of that name; what every object inherits is never one. */
export function exposedMethod(target: unknown, name: string): Callable | undefined {
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) return undefined
  const method: unknown = (target as Record<string, unknown>)[name]
  return typeof method === 'function' && Object.hasOwn(method, mark) ? (method as Callable) : undefined
}
