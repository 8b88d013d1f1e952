/** Controllers: code that answers for paths which nothing else answers. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { exposedMethod } from './exposed.ts'
import { parsePath } from './path.ts'
import { subdomainOf } from './subdomain.ts'

/** What may be mounted: a function, an object with exposed methods, or an error that whoever comes gets. */
export type Controller = ((...args: never[]) => unknown) | object

/** What answers for a path. */
export interface Resolved {
  /** What was mounted. */
  readonly controller: Controller
  /** The function to call: the controller itself or one of its exposed methods; undefined where there is none. */
  readonly handler: ((...args: never[]) => unknown) | undefined
  /** The parts of the path that are left for it. */
  readonly args: readonly string[]
}

interface Mounted {
  readonly controller: Controller
  readonly owner: Owner
}

/** First parts of paths that never come here. */
const reserved = ['kaithem', 'pages', 'widgets']
const separator = '/'

const keyOf = (parts: readonly string[]): string => JSON.stringify(parts)

function wrong(text: string, path: unknown): KaithemError {
  return new KaithemError('KAITHEM_VALUE', `controllers: ${text}`, { path })
}

/** A mount point as a list: parts of the path, or labels of a subdomain, `/`, parts of the path. */
export function mountPoint(path: unknown): readonly string[] {
  const parts = typeof path === 'string' ? parsePath(path)?.parts : path
  if (!Array.isArray(parts) || !parts.every((part): part is string => typeof part === 'string' && part !== '')) {
    throw new KaithemError(
      'KAITHEM_TYPE',
      "controllers: a path is a list such as ['hello', 'test'], or '/hello/test'",
      {},
    )
  }
  const at = parts.indexOf(separator)
  const own = parts.slice(at + 1)
  if (own.some((part) => part.includes('/') || part === '.' || part === '..')) {
    throw wrong('no part of a path can have a slash or be . or ..', path)
  }
  if (at < 0 && own.length === 0) throw wrong('the root of all paths cannot be taken', path)
  if (at === 0) throw wrong("in front of '/' there must be a subdomain", path)
  const [first = ''] = own
  if (reserved.includes(first)) throw wrong(`paths that begin with /${first} are answered by kaithem itself`, path)
  const labels = parts.slice(0, Math.max(0, at)).map((label) => label.toLowerCase())
  return at < 0 ? own : [...labels, separator, ...own]
}

/** Errors of function nodes come from another realm. */
const isError = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Error]'

export class Controllers {
  private readonly mounted = new Map<string, Mounted>()
  private readonly baseDomain: () => string | undefined

  constructor(baseDomain: () => string | undefined = () => undefined) {
    this.baseDomain = baseDomain
  }

  /** Mounts something, in place of what was there; answers how to take it away. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  set(path: unknown, controller: unknown, owner: Owner): () => void {
    const key = keyOf(mountPoint(path))
    if ((typeof controller !== 'function' && typeof controller !== 'object') || controller === null) {
      throw new KaithemError('KAITHEM_TYPE', 'controllers: a controller is a function, an object or an Error', {})
    }
    const entry: Mounted = { controller: controller as Controller, owner }
    this.mounted.set(key, entry)
    return () => {
      if (this.mounted.get(key) === entry) this.mounted.delete(key)
    }
  }

  get(path: unknown): Controller | undefined {
    return this.mounted.get(keyOf(mountPoint(path)))?.controller
  }

  delete(path: unknown): boolean {
    return this.mounted.delete(keyOf(mountPoint(path)))
  }

  keys(): string[][] {
    return [...this.mounted.keys()].map((key) => JSON.parse(key) as string[])
  }

  /**
   * What answers for a path on a host: the longest mount point, that of the subdomain before the plain one. Then an
   * exposed method named by the next part, else the controller itself.
   *
   * @throws the error that is mounted there
   */
  resolve(host: string, path: readonly string[]): (Resolved & { readonly owner: Owner }) | undefined {
    const labels = subdomainOf(host, this.baseDomain())
    for (let length = path.length; length >= 0; length--) {
      const parts = path.slice(0, length)
      const found =
        (labels.length > 0 ? this.mounted.get(keyOf([...labels, separator, ...parts])) : undefined) ??
        this.mounted.get(keyOf(parts))
      if (found === undefined) continue
      const { controller, owner } = found
      if (isError(controller)) throw controller
      return { controller, owner, ...handlerOf(controller, path.slice(length)) }
    }
    return undefined
  }
}

function handlerOf(controller: Controller, left: readonly string[]): Pick<Resolved, 'handler' | 'args'> {
  const [name, ...rest] = left
  const method = name === undefined ? undefined : exposedMethod(controller, name)
  if (method !== undefined) return { handler: method.bind(controller), args: rest }
  if (typeof controller === 'function') return { handler: controller as Resolved['handler'], args: left }
  const usual =
    (name === undefined ? exposedMethod(controller, 'index') : undefined) ?? exposedMethod(controller, 'default')
  return { handler: usual?.bind(controller), args: left }
}
