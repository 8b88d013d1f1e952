/** Settings of a user: which there are, and what each may be. @module */

import { KaithemError } from '../errors.ts'

export type SettingValue = string | number | boolean

/** What holds for users who chose nothing, and for guests. */
const defaultUserSettings: Readonly<Record<string, SettingValue>> = {
  timezone: 'UTC',
  strftime: '%A, %B %d, %Y at %I:%M:%S %p %Z',
  'restrict-lan': false,
  'telemetry-alerts': false,
  'allow-cors': false,
  usemonaco: true,
  tabtospace: true,
}

const known = new Map(Object.entries(defaultUserSettings))
const longestText = 1000
const mostSettings = 100

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The name of a setting. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function settingName(value: unknown): string {
  if (typeof value !== 'string') throw new KaithemError('KAITHEM_TYPE', 'The name of a setting must be text')
  if (/^[a-z][\w.-]{0,99}$/i.test(value)) return value
  throw new KaithemError('KAITHEM_VALUE', 'A setting is named with up to 100 letters, digits and -', { name: value })
}

/** Whether `name` may have the value; settings of your own take text, numbers and switches. */
export function settingValue(name: string, value: unknown): SettingValue {
  const usual = known.get(name)
  const kinds = usual === undefined ? ['string', 'number', 'boolean'] : [typeof usual]
  if (!kinds.includes(typeof value)) {
    throw new KaithemError('KAITHEM_TYPE', `The setting ${name} must be a ${kinds.join(' or ')}, not ${typeof value}`)
  }
  const text = typeof value === 'string' ? value : ''
  const isBad = text.length > longestText || (typeof value === 'number' && !Number.isFinite(value))
  if (isBad || (name === 'timezone' && !isTimezone(text))) {
    const remedy = name === 'timezone' ? '; write it as region and city, such as Europe/Berlin' : ''
    throw new KaithemError('KAITHEM_VALUE', `The setting ${name} cannot be ${text.slice(0, 50)}${remedy}`, {
      reason: name === 'timezone' ? 'timezone' : 'setting',
      name,
      value: text.slice(0, 50),
    })
  }
  return value as SettingValue
}

/** Settings from outside. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readSettings(value: unknown): Map<string, SettingValue> {
  if (value === undefined || value === null) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new KaithemError('KAITHEM_TYPE', 'The settings of a user are { name: value }')
  }
  const entries = Object.entries(value)
  if (entries.length > mostSettings) {
    throw new KaithemError('KAITHEM_VALUE', `A user may have ${mostSettings} settings`, {})
  }
  return new Map(entries.map(([name, entry]) => [settingName(name), settingValue(name, entry)]))
}

/** A setting, or what holds without it. */
export function settingOf(
  settings: ReadonlyMap<string, SettingValue> | undefined,
  name: string,
): SettingValue | undefined {
  return settings?.get(name) ?? known.get(name)
}
