/**
 * Plugins: objects that are part of the kaithem object under a name of their own, in every view of it.
 *
 * Porting note: Kaithem keeps only a weak reference to a plugin, and its code lacks `add_plugin`; here a plugin stays until it is
 * taken back, or until the node that added it is deployed again.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'

const nameForm = /^[\p{ID_Start}_$][\p{ID_Continue}$]{0,99}$/u

/** Names that the language itself asks objects for. */
const languageNames = new Set(['then', 'prototype', 'toJSON', ...Object.getOwnPropertyNames(Object.prototype)])

interface Plugin extends Owned {
  readonly value: unknown
  readonly owner: Owner
}

/** All plugins; `holder` has them as properties, and views of kaithem inherit from it. */
export class Plugins {
  /** What views inherit from. */
  readonly holder: object
  private readonly plugins = new Map<string, Plugin>()
  private readonly isBuiltin: (name: string) => boolean

  /** @param base what the holder itself inherits from */
  constructor(base: object, isBuiltin: (name: string) => boolean) {
    this.holder = Object.create(base)
    this.isBuiltin = isBuiltin
  }

  /** Adds a plugin in place of one of the same name. @throws KAITHEM_STATE, KAITHEM_TYPE, KAITHEM_VALUE */
  add(owner: Owner, name: unknown, value: unknown): () => void {
    const key = this.checkName(name)
    if (value === undefined || value === null) {
      throw new KaithemError('KAITHEM_TYPE', `The plugin ${key} must be something, not ${String(value)}`, { name: key })
    }
    const plugin: Plugin = { value, owner, dispose: () => this.end(key, plugin) }
    owner.own(plugin)
    this.forget(key)
    this.plugins.set(key, plugin)
    Object.defineProperty(this.holder, key, { value, enumerable: true, configurable: true })
    return () => this.end(key, plugin)
  }

  /** Takes a plugin back, whoever added it; whether there was one. @throws KAITHEM_STATE for what is built in */
  remove(name: unknown): boolean {
    const key = this.checkName(name)
    return this.forget(key)
  }

  get(name: string): unknown {
    return this.plugins.get(name)?.value
  }

  names(): string[] {
    return [...this.plugins.keys()].sort()
  }

  /** Ends this very plugin, not one that took its place. */
  private end(key: string, plugin: Plugin): void {
    if (this.plugins.get(key) === plugin) this.forget(key)
    plugin.owner.disown(plugin)
  }

  private forget(key: string): boolean {
    const plugin = this.plugins.get(key)
    if (plugin === undefined) return false
    this.plugins.delete(key)
    Reflect.deleteProperty(this.holder, key)
    plugin.owner.disown(plugin)
    return true
  }

  private checkName(name: unknown): string {
    if (typeof name !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `The name of a plugin must be text, not ${typeof name}`)
    }
    if (this.isBuiltin(name)) {
      throw new KaithemError('KAITHEM_STATE', `kaithem.${name} is built in and cannot be replaced or deleted`, { name })
    }
    if (languageNames.has(name) || !nameForm.test(name)) {
      const text = `A plugin cannot be named ${JSON.stringify(name.slice(0, 50))}: use letters, digits and _`
      throw new KaithemError('KAITHEM_VALUE', text, { name })
    }
    return name
  }
}
