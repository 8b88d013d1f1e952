/** kaithem.devices: start here. @module */

import type { Owner } from '../scope.ts'
import type { TagsApi } from '../tags/api.ts'
import type { DeviceConfig } from './config-values.ts'
import type { AnyDevice, DeviceClass } from './device.ts'
import type { DeviceRegistry } from './device-registry.ts'
import type { DeviceEntry } from './entry.ts'
import { createLiveDevice } from './live-device.ts'
import { createDevicesProxy } from './proxy.ts'
import { createDeviceTypes, type DeviceTypes } from './type-table.ts'

export type { DeviceActions } from './actions.ts'
export type { AnyDevice, DeviceClass } from './device.ts'
export type { DeviceField } from './fields.ts'
export type { PointAlarmOptions, PointOptions } from './points.ts'
export type { DeviceTypes } from './type-table.ts'

/** The members of `kaithem.devices` beside the devices themselves. */
export interface DevicesMembers {
  /**
   * The class that device types extend. A type makes its data points in its constructor; each is a tag.
   *
   * Spec: devices, Device.
   *
   * @example
   * class Door extends kaithem.devices.Device {
   *   constructor(name, config) {
   *     super(name, config)
   *     this.numeric_data_point('open', { subtype: 'bool' })
   *   }
   * }
   * kaithem.devices.device_types.Door = Door
   * kaithem.devices.create('front', { type: 'Door' })
   * kaithem.tags['/devices/front.open'].value // => 0
   */
  readonly Device: DeviceClass
  /**
   * The device types by name. Assigning a class makes it known until whoever assigned it ends; devices that wait for
   * the type are made then, and made anew when the class is replaced.
   *
   * Spec: devices, device types.
   *
   * @throws KAITHEM_TYPE the class does not extend `kaithem.devices.Device`
   * @example
   * Object.keys(kaithem.devices.device_types) // => ['DemoSensor', 'MqttDevice', 'ProcessWatcher']
   */
  readonly device_types: DeviceTypes
  /** As `device_types`. */
  readonly deviceTypes: DeviceTypes
  /**
   * Makes a device. It ends with whoever made it (a node, a function node), or by `remove`. Where its type is missing
   * or fails, a placeholder with the reason in its errors waits for the type.
   *
   * Spec: devices, creating.
   *
   * @param name unique; letters, digits, spaces and `_ . : ; ' " [ ]`, parts divided by `/`
   * @param config `type`, and what the type needs
   * @throws KAITHEM_NAME; KAITHEM_STATE there is a device of that name
   * @example
   * kaithem.devices.create('greenhouse', { type: 'DemoSensor', interval: 2 })
   * kaithem.tags['/devices/greenhouse.temperature'].unit // => 'degC'
   */
  create(name: string, config?: DeviceConfig): AnyDevice
  /**
   * Removes a device: its parts first, then itself, with its tags unless somebody else uses them.
   *
   * @returns false when there is none
   * @example
   * kaithem.devices.create('old', { type: 'DemoSensor' })
   * kaithem.devices.remove('old') // => true
   */
  remove(name: string): boolean
  /**
   * Makes a device anew with other settings, under another name if they have a `name`. Bindings and permissions that
   * are not mentioned stay.
   *
   * @throws KAITHEM_KEY there is none; KAITHEM_VALUE its `validateData` refuses the settings: then nothing changes
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' })
   * kaithem.devices.update('room', { interval: 10 }).config.interval // => 10
   */
  update(name: string, config: DeviceConfig): AnyDevice
  /**
   * The device of that name, or the placeholder that stands in for it, or undefined. `a.b` finds the part `a/b` too.
   *
   * @example
   * kaithem.devices.create('attic', { type: 'NotThere' })
   * kaithem.devices.get('attic').errors // => ['There is no device type "NotThere" here']
   */
  get(name: string): AnyDevice | undefined
  /** Whether there is a device or a placeholder of that name. @example kaithem.devices.has('nobody') // => false */
  has(name: string): boolean
  /**
   * Names of the devices in alphabetical order, without placeholders.
   *
   * @example
   * kaithem.devices.names() // => []
   */
  names(): string[]
  [Symbol.iterator](): IterableIterator<string>
}

/**
 * The devices: `kaithem.devices['porch']`, or `kaithem.devices.porch`, is always the present device of that name.
 * Iterating gives the names.
 *
 * Spec: devices.
 *
 * @throws KAITHEM_KEY there is none; KAITHEM_UNAVAILABLE its type is missing or failed
 * @example
 * kaithem.devices.create('porch', { type: 'DemoSensor' })
 * kaithem.devices.porch.tagPoints.switch.value // => 0
 */
export type DevicesApi = DevicesMembers & { readonly [name: string]: AnyDevice }

/** The devices as one owner sees them: what is made through it ends with the owner. */
export function createDevicesApi(registry: DeviceRegistry, owner: Owner, tags: TagsApi): DevicesApi {
  const handles = new Map<string, AnyDevice>()
  const services = { find: (name: string) => registry.find(name), tags }
  const handleOf = (entry: DeviceEntry): AnyDevice => {
    const { name } = entry
    const known = handles.get(name)
    if (known !== undefined) return known
    for (const old of handles.keys()) if (registry.find(old) === undefined) handles.delete(old)
    const handle = createLiveDevice(name, services)
    handles.set(name, handle)
    return handle
  }
  const types = createDeviceTypes(registry.types, owner)
  const members: DevicesMembers = {
    Device: registry.Device,
    device_types: types,
    deviceTypes: types,
    create: (name, config) => handleOf(registry.create(owner, name, config)),
    remove: (name) => registry.remove(String(name)),
    update: (name, config) => handleOf(registry.update(owner, String(name), config)),
    get: (name) => {
      const entry = registry.find(String(name))
      return entry === undefined ? undefined : handleOf(entry)
    },
    has: (name) => registry.find(String(name)) !== undefined,
    names: () => registry.names(),
    [Symbol.iterator]: () => registry.names()[Symbol.iterator](),
  }
  return createDevicesProxy(registry, members, handleOf) as DevicesApi
}
