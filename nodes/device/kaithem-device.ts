/** kaithem-device: one device of any type. @module */

import { addAdminRoute } from '../_runtime/admin-routes.ts'
import { defineNode } from '../_runtime/define-node.ts'
import type { Red, RegisterOptions } from '../_runtime/red-types.ts'
import { isStillThere } from '../_runtime/still-there.ts'
import { parseConfig, secretName } from './config.ts'
import { deviceConfig, secretsOf } from './device-config.ts'
import { followDevice } from './follow.ts'
import { deviceRoute, typesRoute } from './routes.ts'

export default (RED: Red): void => {
  // Types may come at any time, with secrets of any name. Node-RED reads this table at every deploy.
  const credentials: Record<string, { type: 'password' }> = Object.create(null)
  Object.setPrototypeOf(credentials, Object.prototype)
  const addSecret = (key: string): void => {
    credentials[secretName(key)] = { type: 'password' }
  }
  addSecret('password')
  addAdminRoute(RED, typesRoute(addSecret))
  addAdminRoute(RED, deviceRoute())
  const options: RegisterOptions = { credentials }
  defineNode(
    RED,
    'kaithem-device',
    {
      parse: parseConfig,
      start: ({ node, config, kaithem, status, clock }) => {
        const { name } = config
        const given: unknown = Reflect.get(node, 'credentials')
        for (const key of Object.keys(secretsOf(given))) addSecret(key)
        kaithem.devices.create(name, deviceConfig(config, given))
        const stop = followDevice({ name, kaithem, clock, status, warn: (text) => node.warn(text) })
        return {
          // A type may be registered by a function node that starts after this node.
          started: () => {
            const device = kaithem.devices.get(name)
            if (device !== undefined && !kaithem.devices.names().includes(name)) node.warn(device.errors.at(-1) ?? '')
          },
          // A restart keeps tags and what the device has saved; so does a node that is only disabled.
          close: (removed) => {
            stop()
            if (removed && !isStillThere(RED, node.id)) kaithem.devices.remove(name)
          },
        }
      },
    },
    options,
  )
}
