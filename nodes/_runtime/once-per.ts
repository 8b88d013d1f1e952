/** Things that exist once for each Node-RED in the process, also when this package's code is loaded again. @module */

/**
 * What `create` made for `host` under `name`, made on first use. It is kept on the host itself, so it lives exactly as
 * long, and a second copy of this code finds it.
 *
 * @example
 * const waiting = oncePer(RED.events, 'started', () => new Set())
 */
export function oncePer<T>(host: object, name: string, create: () => T): T {
  const key = Symbol.for(`kaithem.${name}`)
  const holder = host as { [key: symbol]: T }
  if (!Object.hasOwn(host, key)) Object.defineProperty(host, key, { value: create(), configurable: true })
  return holder[key] as T
}
