/** What the dialog asks: the device types with their settings, and how a device is at this moment. @module */

import { fieldsOf } from '../../lib/devices/device-identity.ts'
import { liveKaithem } from '../../lib/live.ts'
import type { AdminRoute } from '../_runtime/admin-routes.ts'
import { preview } from '../kaithem/preview.ts'
import type { DeviceView, TypeView } from './views.ts'

/** GET kaithem/device-types: every type with its fields. @param onSecret told about each secret field */
export function typesRoute(onSecret: (key: string) => void): AdminRoute {
  return {
    path: 'kaithem/editor/device-types',
    permission: 'kaithem.read',
    answer: (): TypeView[] =>
      Object.entries(liveKaithem().devices.device_types).map(([name, cls]) => {
        const fields = fieldsOf(cls)
        for (const { type, key } of fields) if (type === 'secret') onSecret(key)
        return { name, description: String(cls.description ?? ''), fields }
      }),
  }
}

/** GET kaithem/editor/device?name=…: a DeviceView, or null while there is none: a dialog asks for new devices too. */
export function deviceRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/device',
    permission: 'kaithem.read',
    answer: (query): DeviceView | null => {
      const { devices } = liveKaithem()
      const device = devices.get(query.get('name') ?? '')
      if (device === undefined) return null
      const points = Object.entries(device.tagPoints).map(([name, tag]) => ({
        name,
        tag: tag.name,
        value: preview(tag.lastValue),
        unit: 'unit' in tag ? String(tag.unit) : '',
        writable: tag.writable,
        isSet: tag.timestamp > 0,
      }))
      return {
        name: device.name,
        type: device.device_type_name,
        works: devices.names().includes(device.name),
        status: preview(device.status()),
        error: preview(device.errors.at(-1) ?? ''),
        points,
      }
    },
  }
}
