/**
 * kaithem.resource, start here: what there is, by module and name.
 *
 * Porting note: Kaithem looks up `resource[module, name]`, which JavaScript cannot express, and finds nothing any more; here it is
 * `resource.get(module, name)` or `resource[module][name]`, and finds the nodes of a flow.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Resource, ResourceProvider } from './provider.ts'

export type { Resource, ResourceProvider }

/** The members of `kaithem.resource`. */
export interface ResourceMembers {
  /**
   * A resource: `{ module, name, type, id, ... }`, or undefined. In Node-RED the module is the label of a tab, and the
   * name that of a node on it, or the path of a page. Of several with one name it is the first.
   *
   * Spec: resource.
   *
   * @throws KAITHEM_TYPE when a name is no text
   * @example kaithem.resource.get('Flow 1', 'ask kaithem') // => undefined
   */
  get(module: string, name: string): Resource | undefined
  /** Whether there is such a resource; without a name, such a module. @example kaithem.resource.has('Flow 1') // => false */
  has(module: string, name?: string): boolean
  /** Names of the modules. @example kaithem.resource.modules() // => [] */
  modules(): string[]
  /** Names of the resources of a module. @example kaithem.resource.names('Flow 1') // => [] */
  names(module: string): string[]
  /** All of them: `for (const [module, name, resource] of kaithem.resource)`. */
  [Symbol.iterator](): IterableIterator<readonly [module: string, name: string, resource: Resource]>
}

/** Resources by module and name: `kaithem.resource['Flow 1']['my node']`. The members above come first. */
export type ResourceApi = ResourceMembers & {
  readonly [module: string]: Readonly<Record<string, Resource>>
}

function checkName(value: unknown, what: string): string {
  if (typeof value === 'string') return value
  throw new KaithemError('KAITHEM_TYPE', `The name of a ${what} must be text, not ${typeof value}`)
}

/** By name; the first of several stays. */
function byName(provider: ResourceProvider, module: string): Map<string, Resource> {
  const found = new Map<string, Resource>()
  for (const resource of provider.resources(module)) {
    if (!found.has(resource.name)) found.set(resource.name, resource)
  }
  return found
}

function table(resources: ReadonlyMap<string, Resource>): object {
  const entries = [...resources].map(([name, value]) => [name, { value, enumerable: true }] as const)
  return Object.freeze(Object.create(null, Object.fromEntries(entries)))
}

/** Read-only, and asked each time: the answer is what there is now. */
export function createResourceApi(provider: ResourceProvider): ResourceApi {
  const modules = (): string[] => [...new Set(provider.modules())]
  const members: ResourceMembers = {
    get: (module, name) => byName(provider, checkName(module, 'module')).get(checkName(name, 'resource')),
    has: (module, name) =>
      name === undefined
        ? modules().includes(checkName(module, 'module'))
        : byName(provider, checkName(module, 'module')).has(checkName(name, 'resource')),
    modules,
    names: (module) => [...byName(provider, checkName(module, 'module')).keys()],
    *[Symbol.iterator]() {
      for (const module of modules()) {
        for (const [name, resource] of byName(provider, module)) yield [module, name, resource] as const
      }
    },
  }
  const own = Object.assign(Object.create(null), members)
  const moduleTable = (key: string | symbol): object | undefined =>
    typeof key === 'string' && modules().includes(key) ? table(byName(provider, key)) : undefined
  return new Proxy(own, {
    get: (target, key) => {
      if (Object.hasOwn(target, key)) return Reflect.get(target, key)
      return moduleTable(key) ?? (key === 'toString' ? toText : undefined)
    },
    has: (target, key) => Object.hasOwn(target, key) || moduleTable(key) !== undefined,
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...modules()])],
    getOwnPropertyDescriptor: (target, key) => {
      const value = Object.hasOwn(target, key) ? Reflect.get(target, key) : moduleTable(key)
      const enumerable = !Object.hasOwn(target, key)
      return value === undefined ? undefined : { value, enumerable, configurable: true, writable: true }
    },
    set: (_target, key) => refuse(key),
    defineProperty: (_target, key) => refuse(key),
    deleteProperty: (_target, key) => refuse(key),
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  }) as ResourceApi
}

function toText(): string {
  return '[object Resource]'
}

function refuse(key: string | symbol): never {
  throw new KaithemError('KAITHEM_STATE', `kaithem.resource is read-only, ${String(key)} cannot be changed in it`)
}
