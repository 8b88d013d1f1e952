/** `kaithem.web.nav_bar_plugins` as one owner sees it: like a dict, and like a Map. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import type { NavBar, NavBarPlugin } from './nav-bar.ts'

export interface NavBarMembers {
  /**
   * Adds an entry to the navigation bar of all pages, or replaces the one of that name; `nav_bar_plugins.name = f` does
   * the same. The function answers null for no entry, or `[order, html]`; 50 is the usual order. The HTML is not escaped.
   * It goes with the node that added it.
   *
   * Spec: web, nav_bar_plugins.
   *
   * @returns call it, or its `unsubscribe()`, to take it away
   * @throws KAITHEM_TYPE when it is no function
   * @example
   * kaithem.web.nav_bar_plugins.set('weather', () => [50, '<a href="/weather">Weather</a>'])
   * kaithem.web.nav_bar_plugins.has('weather') // => true
   */
  set(key: string, plugin: NavBarPlugin): Subscription
  /** The function of that name. @example kaithem.web.nav_bar_plugins.get('weather') // => undefined */
  get(key: string): NavBarPlugin | undefined
  /** Whether there is one of that name. @example kaithem.web.nav_bar_plugins.has('weather') // => false */
  has(key: string): boolean
  /** Takes one away; whether there was one. @example kaithem.web.nav_bar_plugins.delete('weather') // => false */
  delete(key: string): boolean
  /** Names of all. @example kaithem.web.nav_bar_plugins.keys() // => [] */
  keys(): string[]
}

/** Entries of the navigation bar by name; the members above come first. */
export type NavBarView = NavBarMembers & { [key: string]: NavBarPlugin }

export function createNavBarView(navBar: NavBar, owner: Owner): NavBarView {
  const set = (key: string, plugin: unknown): Subscription => createSubscription(owner, navBar.set(key, plugin, owner))
  const members: NavBarMembers = {
    set,
    get: (key) => navBar.get(key),
    has: (key) => navBar.get(key) !== undefined,
    delete: (key) => navBar.delete(key),
    keys: () => navBar.keys(),
  }
  const own = Object.assign(Object.create(null), members) as Record<string, unknown>
  const found = (key: string | symbol): unknown =>
    typeof key === 'symbol' ? undefined : Object.hasOwn(own, key) ? own[key] : navBar.get(key)
  const check = (key: string | symbol): string => {
    if (typeof key === 'string' && !Object.hasOwn(own, key)) return key
    throw new KaithemError('KAITHEM_STATE', `nav_bar_plugins.${String(key)} cannot be replaced; choose another name`)
  }
  return new Proxy(own, {
    get: (_target, key) => found(key),
    has: (_target, key) => found(key) !== undefined,
    set: (_target, key, plugin) => {
      set(check(key), plugin)
      return true
    },
    deleteProperty: (_target, key) => {
      navBar.delete(check(key))
      return true
    },
    ownKeys: () => [...new Set([...Object.keys(own), ...navBar.keys()])],
    getOwnPropertyDescriptor: (_target, key) => {
      const value = found(key)
      const enumerable = typeof key === 'string' && !Object.hasOwn(own, key)
      return value === undefined ? undefined : { value, enumerable, configurable: true, writable: true }
    },
    defineProperty: (_target, key) => Boolean(check(key)) && false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  }) as NavBarView
}
