/** kaithem.devices['name']: devices as members of an object. @module */

import { KaithemError } from '../errors.ts'
import type { DeviceRegistry } from './device-registry.ts'
import type { DeviceEntry } from './entry.ts'
import { isProtocolName } from './names.ts'

function toText(): string {
  return '[object Devices]'
}

/** @throws KAITHEM_KEY, KAITHEM_UNAVAILABLE */
function need(registry: DeviceRegistry, name: string): DeviceEntry {
  const entry = registry.find(name)
  if (entry === undefined) {
    const text = `There is no device ${JSON.stringify(name)}; there are: ${registry.names().join(', ') || 'none'}`
    throw new KaithemError('KAITHEM_KEY', text, { device: name })
  }
  if (entry.kind === 'device') return entry
  const reason = entry.device.errors.at(-1) ?? 'no device has made this part'
  throw new KaithemError('KAITHEM_UNAVAILABLE', `The device ${entry.name} cannot be used: ${reason}`, { device: name })
}

/** The members first, then the devices. */
export function createDevicesProxy(
  registry: DeviceRegistry,
  members: object,
  handleOf: (entry: DeviceEntry) => object,
): object {
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || Object.hasOwn(target, key)) return Reflect.get(target, key)
      if (!isProtocolName(key) || registry.find(key) !== undefined) return handleOf(need(registry, key))
      return key === 'toString' ? toText : undefined
    },
    has: (target, key) => typeof key === 'symbol' || Object.hasOwn(target, key) || registry.find(key) !== undefined,
    ownKeys: () => registry.names(),
    getOwnPropertyDescriptor: (_target, key) => {
      const entry = typeof key === 'symbol' ? undefined : registry.find(key)
      if (entry?.kind !== 'device') return undefined
      return { value: handleOf(entry), configurable: true, enumerable: true, writable: false }
    },
    set: (_target, key) => {
      const name = String(key)
      const text = `kaithem.devices[${JSON.stringify(name)}] cannot be assigned; use kaithem.devices.create(name, config)`
      throw new KaithemError('KAITHEM_STATE', text, { device: name })
    },
    deleteProperty: (_target, key) => {
      if (typeof key === 'string') registry.remove(key)
      return true
    },
    defineProperty: () => false,
  })
}
