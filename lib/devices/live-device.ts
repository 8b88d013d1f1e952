/**
 * What users hold of a device: always the device that has the name at present, also after it was made anew.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { TagsApi } from '../tags/api.ts'
import type { AnyDevice } from './device.ts'
import type { DeviceEntry } from './entry.ts'
import { isProtocolName } from './names.ts'

/** Members whose tags belong to who looks: what is subscribed through them ends with that node, not with the device. */
const tagMembers = new Set(['tagPoints', 'tagpoints', 'tag_points'])

export interface LiveDeviceServices {
  readonly find: (name: string) => DeviceEntry | undefined
  readonly tags: TagsApi
}

/** @param name under which the device is looked up each time */
export function createLiveDevice(name: string, { find, tags }: LiveDeviceServices): AnyDevice {
  const current = (): object => {
    const entry = find(name)
    if (entry !== undefined) return entry.device
    throw new KaithemError('KAITHEM_KEY', `There is no device ${JSON.stringify(name)} any more`, { device: name })
  }
  const tagPoints = (): object => {
    const points: Record<string, unknown> = Object.create(null)
    for (const [point, tag] of Object.entries(find(name)?.site.points.tags ?? {})) points[point] = tags.get(tag.name)
    return points
  }
  return new Proxy({} as AnyDevice, {
    get: (_target, key) => {
      const isAsked = typeof key === 'symbol' || isProtocolName(key)
      if (isAsked && find(name) === undefined) return undefined
      const device = current()
      if (tagMembers.has(key as string)) return tagPoints()
      const value: unknown = Reflect.get(device, key, device)
      if (typeof value !== 'function' || key === 'constructor') return value
      return (...args: readonly unknown[]): unknown => Reflect.apply(value, device, args)
    },
    set: (_target, key, value) => {
      const device = current()
      return Reflect.set(device, key, value, device)
    },
    has: (_target, key) => find(name) !== undefined && Reflect.has(current(), key),
    ownKeys: () =>
      find(name) === undefined ? [] : Reflect.ownKeys(current()).filter((key) => typeof key === 'string'),
    getOwnPropertyDescriptor: (_target, key) => {
      const descriptor = find(name) === undefined ? undefined : Reflect.getOwnPropertyDescriptor(current(), key)
      return descriptor === undefined ? undefined : { ...descriptor, configurable: true }
    },
    getPrototypeOf: () => (find(name) === undefined ? Object.prototype : Reflect.getPrototypeOf(current())),
    deleteProperty: (_target, key) => Reflect.deleteProperty(current(), key),
    defineProperty: (_target, key, descriptor) =>
      Reflect.defineProperty(current(), key, { ...descriptor, configurable: true }),
  })
}
