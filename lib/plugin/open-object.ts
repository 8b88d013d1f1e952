/** Lets plugins be assigned to a view of kaithem and deleted from it: `kaithem.foo = object`. @module */

import type { Owner } from '../scope.ts'
import type { Plugins } from './plugins.ts'

/**
 * A view that inherits the plugins and hands assignments to them. Reading goes straight through, so it costs next to
 * nothing.
 *
 * @example
 * const view = openObject(new Kaithem(...), plugins, owner)
 * view.foo = {} // in every view
 */
export function openObject<T extends object>(view: T, plugins: Plugins, owner: Owner): T {
  Object.setPrototypeOf(view, plugins.holder)
  return new Proxy(view, {
    set: (_view, name, value) => {
      plugins.add(owner, name, value)
      return true
    },
    defineProperty: (_view, name, { value }) => {
      plugins.add(owner, name, value)
      // Not where the language looks for it, so the answer would be a lie.
      return false
    },
    deleteProperty: (_view, name) => {
      plugins.remove(name)
      return true
    },
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  })
}
