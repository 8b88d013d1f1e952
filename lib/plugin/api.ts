/** kaithem.plugin, start here: new parts of the kaithem object. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import type { Plugins } from './plugins.ts'

/** The members of `kaithem.plugin`. */
export interface PluginMembers {
  /**
   * Makes an object available as `kaithem.name`, everywhere; `kaithem.name = object` does the same. One of the same name
   * is replaced. It goes with the node that added it, or by `delete kaithem.name`.
   *
   * Spec: plugin, add_plugin.
   *
   * @param name letters, digits and `_`, as in code
   * @param object what is to be found there
   * @returns call it, or its `unsubscribe()`, to take the plugin back
   * @throws KAITHEM_STATE for the name of a built-in part; KAITHEM_VALUE for what cannot be a name; KAITHEM_TYPE for
   * nothing
   * @example
   * kaithem.plugin.add_plugin('greeter', { hello: name => `Hello ${name}` })
   * kaithem.greeter.hello('Ann') // => 'Hello Ann'
   */
  add_plugin(name: string, object: unknown): Subscription
  /**
   * Takes a plugin back, whoever added it; whether there was one.
   *
   * @throws KAITHEM_STATE for the name of a built-in part
   * @example kaithem.plugin.remove_plugin('greeter') // => false
   */
  remove_plugin(name: string): boolean
  /** A plugin, or undefined. @example kaithem.plugin.get('greeter') // => undefined */
  get(name: string): unknown
  /** Names of all plugins, sorted. @example kaithem.plugin.names() // => [] */
  names(): string[]
}

/** The plugin part of the kaithem object. */
export type PluginApi = WithAliases<PluginMembers>

/** Plugins as one owner adds them. */
export function createPluginApi(plugins: Plugins, owner: Owner): PluginApi {
  const members: PluginMembers = {
    add_plugin: (name, object) => createSubscription(owner, plugins.add(owner, name, object)),
    remove_plugin: (name) => plugins.remove(name),
    get: (name) => plugins.get(name),
    names: () => plugins.names(),
  }
  addAliases(members)
  return members as PluginApi
}
