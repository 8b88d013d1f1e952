/** Both spellings of every name: adds `setTimer` where `set_timer` is, and the other way round. @module */

/** `set_timer` becomes `setTimer`. */
export type CamelCase<S extends string> = S extends `_${infer Rest}`
  ? `_${CamelCase<Rest>}`
  : S extends `${infer Head}_${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : S

/** `setTimer` becomes `set_timer`. */
export type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${SnakeCase<Rest>}`
    : `_${Lowercase<First>}${SnakeCase<Rest>}`
  : S

/** What has one spelling: classes, private names, `toJSON`. */
type OneSpelling<K extends string> = K extends Capitalize<K> | 'toJSON' ? true : false

/** A type whose members answer to both spellings. */
export type WithAliases<T> = T & {
  [K in keyof T as K extends string
    ? OneSpelling<K> extends true
      ? never
      : Exclude<CamelCase<K> | SnakeCase<K>, keyof T>
    : never]: T[K]
}

/** @example camelCase('set_timer') // 'setTimer' */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** @example snakeCase('pollRate') // 'poll_rate' */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function addAlias(target: object, name: string, alias: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, name)
  if (descriptor === undefined || alias === name || Object.hasOwn(target, alias)) return
  Object.defineProperty(target, alias, { ...descriptor, enumerable: false })
}

/**
 * Adds the missing spelling of every own member of a prototype (or a plain object); names that begin with a capital
 * (classes) stay as they are. The alias is the same function or accessor, so it costs nothing to call. A subclass that
 * overrides members calls it for its own prototype.
 *
 * @example
 * class Machine { set_timer() {} }
 * addAliases(Machine.prototype) // now machine.setTimer() works; type: WithAliases<Machine>
 */
export function addAliases(target: object): void {
  for (const name of Object.getOwnPropertyNames(target)) {
    // toJSON and the like have no other spelling.
    if (name === 'constructor' || name.startsWith('_') || /^[A-Z]|[A-Z]{2}/.test(name)) continue
    addAlias(target, name, camelCase(name))
    addAlias(target, name, snakeCase(name))
  }
}
