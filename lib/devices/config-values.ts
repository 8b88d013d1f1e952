/** Values in the configuration of devices: often texts, as forms save them. @module */

import { KaithemError, valueText } from '../errors.ts'

/** The configuration of a device: `type`, `name` and whatever its type needs. */
export type DeviceConfig = Record<string, unknown>

const trueWords = new Set(['true', 'yes', 'on', 'enable', 'active', 'enabled', '1'])
const falseWords = new Set(['false', 'no', 'off', 'disable', 'inactive', 'disabled', '0'])

/** An own copy without a prototype, from anything; what is no object gives an empty one. */
export function copyConfig(config: unknown): DeviceConfig {
  const copy: DeviceConfig = Object.create(null)
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return copy
  for (const key of Object.keys(config)) copy[key] = Reflect.get(config, key)
  return copy
}

/** Missing or blank. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/**
 * A switch in a configuration: true, yes, on, enable, active, enabled, 1 and their opposites, in any case.
 *
 * @throws KAITHEM_VALUE anything else
 */
export function toBoolean(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value
  const word = valueText(value).trim().toLowerCase()
  if (trueWords.has(word)) return true
  if (falseWords.has(word)) return false
  throw new KaithemError('KAITHEM_VALUE', `${what}: ${JSON.stringify(word.slice(0, 40))} is neither yes nor no`, {})
}

/** A number in a configuration; blank means undefined. @throws KAITHEM_VALUE */
export function toNumber(value: unknown, what: string): number | undefined {
  if (isBlank(value)) return undefined
  const number = typeof value === 'number' ? value : Number(valueText(value).trim())
  if (Number.isFinite(number)) return number
  const shown = JSON.stringify(valueText(value).slice(0, 40))
  throw new KaithemError('KAITHEM_VALUE', `${what}: ${shown} is not a number`, {})
}

/** A list in a configuration: a list, or the text of one as JSON; blank is empty. @throws KAITHEM_VALUE */
export function toList(value: unknown, what: string): unknown[] {
  if (isBlank(value)) return []
  const parsed = typeof value === 'string' ? parse(value) : value
  if (Array.isArray(parsed)) return parsed
  throw new KaithemError('KAITHEM_VALUE', `${what} is not a list`, {})
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
