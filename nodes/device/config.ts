/** Settings of kaithem-device: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkFields, type FieldIssue } from '../../lib/devices/field-checks.ts'
import type { DeviceField } from '../../lib/devices/fields.ts'
import { missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readName } from '../_config/read.ts'
import { checkTagName } from '../_config/tag-name.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  deviceType: 'DemoSensor',
  settings: {},
  inputs: [],
  outputs: [],
  read: '',
  write: '',
} as const

/** Name of the credential that holds a secret setting. */
export const secretName = (key: string): string => `secret_${key}`

/** One row of a list of bindings. */
export interface BindingRow {
  readonly point: string
  readonly tag: string
}

export interface DeviceNodeConfig {
  readonly name: string
  readonly deviceType: string
  /** What the type needs, without secrets. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly inputs: readonly BindingRow[]
  readonly outputs: readonly BindingRow[]
  readonly read: string
  readonly write: string
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The settings of the type, whatever the flow has there. */
export function settingsOf(raw: RawConfig): Readonly<Record<string, unknown>> {
  return isObject(raw.settings) ? raw.settings : {}
}

/** Rows in which both columns are filled in. */
export function bindingsOf(raw: RawConfig, property: 'inputs' | 'outputs'): BindingRow[] {
  const rows: readonly unknown[] = Array.isArray(raw[property]) ? raw[property] : []
  return rows
    .filter(isObject)
    .map((row) => ({ point: readName(row, 'point'), tag: readName(row, 'tag') }))
    .filter(({ point, tag }) => point !== '' && tag !== '')
}

/** Finds what is wrong with the settings that every device has. */
export function check(raw: RawConfig): Issue[] {
  return [...nameIssues(raw), ...(readName(raw, 'deviceType') === '' ? [missingIssue('deviceType', 'The type')] : [])]
}

function nameIssues(raw: RawConfig): Issue[] {
  const name = readName(raw, 'name')
  if (name === '') return [missingIssue('name', 'The name of the device')]
  const issues = checkTagName({ name: `/devices/${name}` }, 'name')
  if (issues.length > 0) return issues
  const isOdd = name.startsWith('/') || name.endsWith('/') || name.includes('//')
  if (!isOdd && name.length <= 200) return []
  const message = `'${name.slice(0, 60)}' cannot be the name of a device: a slash stands between two names.`
  return [{ property: 'name', code: 'KAITHEM_NAME', reason: 'deviceName', message, data: {} }]
}

/** What is wrong with the settings of the type. @param has tells which secrets are filled in */
export function checkSettings(
  fields: readonly DeviceField[],
  settings: Readonly<Record<string, unknown>>,
  has: (key: string) => boolean,
): FieldIssue[] {
  const plain = checkFields(
    fields.filter(({ type }) => type !== 'secret'),
    settings,
  )
  const missing = fields.filter(({ type, required, key }) => type === 'secret' && required && !has(key))
  return [...plain, ...missing.map(({ key }) => ({ field: key, reason: 'missing' as const, message: key, data: {} }))]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): DeviceNodeConfig {
  refuseIssues(check(raw))
  return {
    name: readName(raw, 'name'),
    deviceType: readName(raw, 'deviceType'),
    settings: settingsOf(raw),
    inputs: bindingsOf(raw, 'inputs'),
    outputs: bindingsOf(raw, 'outputs'),
    read: readName(raw, 'read'),
    write: readName(raw, 'write'),
  }
}
