/** Members that a driver may write in either spelling: `on_data_change` or `onDataChange`. @module */

import { camelCase, snakeCase } from '../aliases.ts'

type Callable = (this: object, ...args: readonly unknown[]) => unknown

/** The nearest definition of a method, whichever spelling it has. */
export function overrideOf(device: object, name: string): Callable | undefined {
  const spellings = [name, camelCase(name), snakeCase(name)]
  for (let holder: object | null = device; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const found = spellings.find((spelling) => Object.hasOwn(holder as object, spelling))
    if (found === undefined) continue
    const value: unknown = Reflect.get(holder, found, device)
    return typeof value === 'function' ? (value as Callable) : undefined
  }
  return undefined
}
