/** The device types by name. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import type { DeviceClass } from './device.ts'

interface Registration extends Owned {
  readonly cls: DeviceClass
  readonly owner: Owner
}

export interface TypeTableDeps {
  readonly base: DeviceClass
  readonly builtin: ReadonlyMap<string, DeviceClass>
  /** A name means another class now, or none. */
  changed(name: string): void
}

/** Names of the base class. */
export const baseNames: readonly string[] = ['device', 'Device', '']

export class TypeTable {
  private readonly deps: TypeTableDeps
  private readonly registered = new Map<string, Registration>()

  constructor(deps: TypeTableDeps) {
    this.deps = deps
  }

  find(name: string): DeviceClass | undefined {
    if (baseNames.includes(name)) return this.deps.base
    return this.registered.get(name)?.cls ?? this.deps.builtin.get(name)
  }

  /** Without the names of the base class. */
  names(): string[] {
    return [...new Set([...this.deps.builtin.keys(), ...this.registered.keys()])].sort()
  }

  /**
   * Makes a class known until its owner ends. Devices of that type are made (anew) with it.
   *
   * @throws KAITHEM_TYPE it is no device type; KAITHEM_VALUE a name of the base class
   */
  register(owner: Owner, name: unknown, cls: unknown): void {
    const key = valueText(name)
    if (baseNames.includes(key))
      throw new KaithemError('KAITHEM_VALUE', `"${key}" means kaithem.devices.Device itself`, {})
    if (!this.isDeviceClass(cls)) {
      const text = `The device type ${key} must be a class that extends kaithem.devices.Device`
      throw new KaithemError('KAITHEM_TYPE', text, { type: key })
    }
    const before = this.registered.get(key)
    const entry: Registration = { cls, owner, dispose: () => this.end(key, entry) }
    owner.own(entry)
    this.registered.set(key, entry)
    before?.owner.disown(before)
    this.deps.changed(key)
  }

  /** Whether there was one to end; built-in types stay. */
  unregister(name: string): boolean {
    const entry = this.registered.get(name)
    if (entry === undefined) return false
    entry.owner.disown(entry)
    this.end(name, entry)
    return true
  }

  isDeviceClass(cls: unknown): cls is DeviceClass {
    if (typeof cls !== 'function') return false
    const { base } = this.deps
    const prototype: unknown = Reflect.get(cls, 'prototype')
    return cls === base || (typeof prototype === 'object' && prototype instanceof base)
  }

  private end(name: string, entry: Registration): void {
    if (this.registered.get(name) !== entry) return
    this.registered.delete(name)
    this.deps.changed(name)
  }
}

/** What `device_types` offers beside the types themselves. */
export interface DeviceTypesMembers {
  /**
   * Makes a type known; the same as assigning it. Ends with who registered it.
   *
   * @param name its name, or the class alone (its `device_type`, or the name of the class)
   * @throws KAITHEM_TYPE it does not extend `kaithem.devices.Device`
   * @example
   * class Lamp extends kaithem.devices.Device {}
   * kaithem.devices.device_types.register('Lamp', Lamp)
   */
  register(name: string | DeviceClass, cls?: DeviceClass): void
  /**
   * Ends a type; its devices become placeholders. False when nobody registered it.
   *
   * @example
   * kaithem.devices.device_types.unregister('Lamp') // => false
   */
  unregister(name: string): boolean
}

/** The types as an object: `device_types.Lamp = class extends kaithem.devices.Device {}`. */
export type DeviceTypes = DeviceTypesMembers & { [name: string]: DeviceClass }

export function createDeviceTypes(table: TypeTable, owner: Owner): DeviceTypes {
  const members: DeviceTypesMembers = Object.assign(Object.create(null), {
    register: (name: unknown, cls?: unknown) => {
      if (typeof name === 'function') table.register(owner, typeNameOf(name), name)
      else table.register(owner, name, cls)
    },
    unregister: (name: string) => table.unregister(valueText(name)),
  })
  return new Proxy(members as DeviceTypes, {
    get: (target, key) => {
      if (typeof key === 'symbol') return undefined
      return Object.hasOwn(target, key) ? Reflect.get(target, key) : table.find(key)
    },
    has: (target, key) => typeof key === 'string' && (Object.hasOwn(target, key) || table.find(key) !== undefined),
    set: (_target, key, cls) => {
      table.register(owner, key, cls)
      return true
    },
    defineProperty: (_target, key, { value }) => {
      table.register(owner, key, value)
      return true
    },
    deleteProperty: (_target, key) => {
      if (typeof key === 'string') table.unregister(key)
      return true
    },
    ownKeys: () => table.names(),
    getOwnPropertyDescriptor: (_target, key) => {
      const value = typeof key === 'string' ? table.find(key) : undefined
      return value === undefined ? undefined : { value, configurable: true, enumerable: true, writable: true }
    },
  })
}

/** The name a class goes by. */
export function typeNameOf(cls: unknown): string {
  if (typeof cls !== 'function') return ''
  const own: unknown = Object.hasOwn(cls, 'device_type') ? Reflect.get(cls, 'device_type') : undefined
  return typeof own === 'string' && own !== '' ? own : cls.name
}
