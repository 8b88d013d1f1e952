/** From the settings of the node to the configuration of the device, secrets included. @module */

import { type DeviceNodeConfig, secretName } from './config.ts'

const prefix = secretName('')

/** The secret settings among the node's credentials. */
export function secretsOf(credentials: unknown): Record<string, string> {
  const secrets: Record<string, string> = Object.create(null)
  if (typeof credentials !== 'object' || credentials === null) return secrets
  for (const [key, value] of Object.entries(credentials)) {
    if (key.startsWith(prefix) && typeof value === 'string' && value !== '') secrets[key.slice(prefix.length)] = value
  }
  return secrets
}

/** What `kaithem.devices.create` is given. */
export function deviceConfig(config: DeviceNodeConfig, credentials: unknown): Record<string, unknown> {
  const { settings, deviceType, inputs, outputs, read, write } = config
  return {
    ...Object.fromEntries(Object.entries(settings).filter(([key]) => !key.startsWith('kaithem.'))),
    ...secretsOf(credentials),
    type: deviceType,
    'kaithem.input_bindings': inputs,
    'kaithem.output_bindings': outputs,
    'kaithem.read_perms': read,
    'kaithem.write_perms': write,
  }
}
