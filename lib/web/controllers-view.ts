/** `kaithem.web.controllers` as one owner sees it. @module */

import type { Owner, Subscription } from '../scope.ts'
import { createSubscription } from '../scope.ts'
import type { Controller, Controllers, Resolved } from './controllers.ts'
import { parsePath } from './path.ts'

export interface ControllersView {
  /**
   * Mounts a function, an object with exposed methods, or an error at a path: `['hello', 'test']` or `'/hello/test'`. It
   * answers for all paths below too. With a subdomain: `['bar', 'foo', '/', 'baz']` is `foo.bar.example.com/baz`. A function
   * is called with the parts of the path that are left and, last, an object of the query and form values.
   *
   * Whoever mounts it checks permissions. It goes with the node that mounted it.
   *
   * Spec: web, controllers.
   *
   * @returns call it, or its `unsubscribe()`, to take it away
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for a path or a controller that cannot be
   * @example
   * kaithem.web.controllers.set(['hello'], name => `Hello ${name}`)
   * kaithem.web.controllers.has(['hello']) // => true
   */
  set(path: string | readonly string[], controller: Controller): Subscription
  /** What is mounted exactly there. @example kaithem.web.controllers.get(['nothing']) // => undefined */
  get(path: string | readonly string[]): Controller | undefined
  /** Whether something is mounted exactly there. @example kaithem.web.controllers.has(['nothing']) // => false */
  has(path: string | readonly string[]): boolean
  /** Takes away what is mounted there; whether there was something. @example kaithem.web.controllers.delete(['nothing']) // => false */
  delete(path: string | readonly string[]): boolean
  /** Where something is mounted. @example kaithem.web.controllers.keys() // => [] */
  keys(): string[][]
  /**
   * What answers for a path of a host: `{ controller, handler, args }`, or undefined. The longest mount point is
   * chosen, at the same length that of the subdomain. `handler` is the exposed method that the next part names, or the
   * controller itself.
   *
   * Spec: web, controllers.
   *
   * @param host as in the address bar, with or without a port
   * @param path a path, or its parts
   * @throws the error that is mounted there
   * @example
   * kaithem.web.controllers.set(['hello'], name => `Hello ${name}`)
   * kaithem.web.controllers.resolve('localhost', '/hello/ann').args // => ['ann']
   */
  resolve(host: string, path: string | readonly string[]): Resolved | undefined
}

export function createControllersView(controllers: Controllers, owner: Owner): ControllersView {
  return Object.freeze({
    set: (path: unknown, controller: unknown) => createSubscription(owner, controllers.set(path, controller, owner)),
    get: (path: unknown) => controllers.get(path),
    has: (path: unknown) => controllers.get(path) !== undefined,
    delete: (path: unknown) => controllers.delete(path),
    keys: () => controllers.keys(),
    resolve(host: unknown, path: string | readonly string[]) {
      const parts = typeof path === 'string' ? parsePath(path)?.parts : path
      if (parts === undefined) return undefined
      const found = controllers.resolve(String(host), parts)
      return found && { controller: found.controller, handler: found.handler, args: found.args }
    },
  })
}
