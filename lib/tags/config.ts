/** What a tag's configuration may say, checked before anything of it is applied. @module */

import { KaithemError } from '../errors.ts'
import { checkPriority } from './claims.ts'
import { type Exposure, permissionText } from './exposure.ts'
import { toNumber } from './numeric.ts'
import type { LayeredValues } from './settings.ts'
import type { AlarmConfig, TagConfig } from './tag-config.ts'
import type { TagType } from './types.ts'

/** A claim the configuration makes. */
export interface OverrideConfig {
  readonly name: string
  readonly priority: number
  readonly value: unknown
  /** Seconds, 0 is for ever. */
  readonly length: number
}

export interface CheckedConfig {
  readonly settings: Partial<LayeredValues>
  readonly unit: string | undefined
  readonly value: unknown
  readonly override: OverrideConfig | undefined
  readonly temporary: OverrideConfig | undefined
  readonly alarms: ReadonlyMap<string, AlarmConfig>
  readonly exposure: Partial<Exposure> | undefined
  readonly restore: boolean | undefined
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function number(value: unknown, what: string): number | undefined {
  return isMissing(value) ? undefined : toNumber(value, what)
}

function text(value: unknown, what: string): string | undefined {
  if (isMissing(value)) return undefined
  if (typeof value === 'string') return value
  throw new KaithemError('KAITHEM_TYPE', `${what} must be a text, not ${typeof value}`, {})
}

function checkType(config: TagConfig, type: TagType, tag: string): void {
  const wanted = config.type === 'numeric' ? 'number' : config.type
  if (isMissing(wanted) || wanted === type) return
  const message = `Tag ${tag} exists as ${type} and cannot be configured as ${wanted}; delete it first`
  throw new KaithemError('KAITHEM_TYPE', message, { tag, type, wanted })
}

function checkSettings(config: TagConfig, tag: string): Partial<LayeredValues> {
  const settings: Partial<LayeredValues> = {}
  for (const name of ['min', 'max', 'hi', 'lo', 'interval'] as const) {
    const value = number(config[name], `${name} of tag ${tag}`)
    if (value !== undefined) settings[name] = checkFinite(value, `${name} of tag ${tag}`)
  }
  const displayUnits = text(config.displayUnits, `displayUnits of tag ${tag}`)
  if (displayUnits !== undefined) settings.displayUnits = displayUnits
  if (!isMissing(config.enum)) settings.enum = config.enum
  return settings
}

/** Limits and intervals are never NaN. @throws KAITHEM_VALUE */
export function checkFinite(value: number, what: string): number {
  if (!Number.isNaN(value)) return value
  throw new KaithemError('KAITHEM_VALUE', `${what} cannot be NaN`, {})
}

function checkOverride(config: TagConfig, tag: string): OverrideConfig | undefined {
  if (isMissing(config.overrideValue)) return undefined
  const priority = number(config.overridePriority, `overridePriority of tag ${tag}`)
  const name = text(config.overrideName, `overrideName of tag ${tag}`) ?? 'config'
  return { name, priority: checkPriority(priority, 90), value: config.overrideValue, length: 0 }
}

function checkTemporary(config: TagConfig, tag: string): OverrideConfig | undefined {
  if (isMissing(config.tempOverrideValue)) return undefined
  const priority = number(config.tempOverridePriority, `tempOverridePriority of tag ${tag}`)
  const length = number(config.tempOverrideLength, `tempOverrideLength of tag ${tag}`) ?? 90
  const value = config.tempOverrideValue
  return { name: 'kwebtempmanualoverride', priority: checkPriority(priority, 90), value, length }
}

function checkPermissions(config: TagConfig, tag: string): Partial<Exposure> | undefined {
  if (isMissing(config.permissions)) return undefined
  const [read, write, priority] = config.permissions ?? []
  const what = `permissions of tag ${tag}`
  const rank = number(priority, what)
  return {
    ...(isMissing(read) ? {} : { read: permissionText(read, what) }),
    ...(isMissing(write) ? {} : { write: permissionText(write, what) }),
    ...(rank === undefined ? {} : { priority: checkPriority(rank, 50) }),
  }
}

function checkAlarms(config: TagConfig): ReadonlyMap<string, AlarmConfig> {
  const alarms = new Map<string, AlarmConfig>()
  for (const [name, alarm] of Object.entries(config.alarms ?? {})) if (alarm !== null) alarms.set(name, alarm)
  return alarms
}

/**
 * Reads a configuration completely, or throws.
 *
 * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the key
 */
export function checkConfig(config: TagConfig, type: TagType, tag: string): CheckedConfig {
  if (typeof config !== 'object' || config === null) {
    throw new KaithemError('KAITHEM_TYPE', `The configuration of tag ${tag} must be an object or null`, { tag })
  }
  checkType(config, type, tag)
  return {
    settings: checkSettings(config, tag),
    unit: text(config.unit, `unit of tag ${tag}`),
    value: isMissing(config.value) ? undefined : config.value,
    override: checkOverride(config, tag),
    temporary: checkTemporary(config, tag),
    alarms: checkAlarms(config),
    exposure: checkPermissions(config, tag),
    restore: config.restore ?? undefined,
  }
}
