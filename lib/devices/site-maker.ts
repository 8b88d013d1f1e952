/** Makes the place of a device: its owner, its settings as the driver sees them, its data points. @module */

import { errorText, valueText } from '../errors.ts'
import { Owner } from '../scope.ts'
import { createTagsApi } from '../tags/api.ts'
import { createActions } from './actions.ts'
import { copyConfig, type DeviceConfig, isBlank } from './config-values.ts'
import type { DeviceEntry } from './entry.ts'
import { overrideOf } from './overrides.ts'
import { PointSet } from './points.ts'
import { applyKept, keepSetting } from './saved-config.ts'
import { type DeviceEnv, DeviceSite } from './site.ts'

/** Settings of the framework that drivers see. */
const shownKeys = new Set(['kaithem.read_perms', 'kaithem.write_perms'])

function driverConfig(config: DeviceConfig, name: string): DeviceConfig {
  const shown = copyConfig(config)
  for (const key of Object.keys(shown)) if (key.startsWith('kaithem.') && !shownKeys.has(key)) delete shown[key]
  shown.name = name
  shown.type ??= ''
  return shown
}

function permission(value: unknown): string {
  return isBlank(value) ? '' : Array.isArray(value) ? value.join(',') : valueText(value)
}

/** A fresh place for the device of an entry. */
export function createSite(
  env: DeviceEnv,
  entry: DeviceEntry,
  addPart: (cls: unknown, name: string, config: unknown) => object,
): DeviceSite {
  const { name } = entry
  const owner = new Owner(`device ${name}`, entry.owner, (error, what) => {
    site.note(`${what}: ${errorText(error)}`, true)
    return false
  })
  const config = driverConfig(entry.config, name)
  applyKept(env.store, name, config)
  const points = new PointSet({
    name,
    owner,
    tags: createTagsApi(env.tags, owner),
    permissions: () => [
      permission(entry.config['kaithem.read_perms']),
      permission(entry.config['kaithem.write_perms']),
    ],
    // Values may come before the constructor is through.
    changed: (point, value, timestamp, annotation) => {
      const device = entry.deviceAt(site)
      if (device === undefined) return undefined
      return overrideOf(device, 'on_data_change')?.call(device, point, value, timestamp, annotation)
    },
    added: (point) => entry.bind(site, point),
    print: (text) => site.print(text),
  })
  const site: DeviceSite = new DeviceSite({
    name,
    typeName: entry.typeName,
    owner,
    env,
    config,
    points,
    actions: createActions(points),
    addPart,
    keep: (key, value) => keepSetting(env.store, name, key, entry.config[key], value),
  })
  entry.building = site
  return site
}
