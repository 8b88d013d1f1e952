/** What a device type says about its settings, in one form: for dialogs, checks and forms. @module */

import { valueText } from '../errors.ts'

/** How a setting is entered. */
export type FieldType = 'string' | 'text' | 'number' | 'integer' | 'boolean' | 'enum' | 'secret' | 'json' | 'list'

/** One setting of a device type. */
export interface DeviceField {
  readonly key: string
  readonly type: FieldType
  readonly title: string
  readonly description: string
  readonly default?: unknown
  /** The choices of an enum. */
  readonly options?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly required: boolean
  /** The columns of a list. */
  readonly items?: readonly DeviceField[]
}

/** More settings than this are not offered. */
const mostFields = 100

type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The settings from `config_properties` (`{ key: { type, description, ... } }`) or from a JSON schema with `properties`.
 * Odd entries become texts.
 */
export function readFields(schema: unknown): DeviceField[] {
  if (!isObject(schema)) return []
  const properties = isObject(schema.properties) ? schema.properties : schema
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  return Object.keys(properties)
    .filter((key) => key !== '__proto__')
    .slice(0, mostFields)
    .map((key) => readField(key, properties[key], required.includes(key)))
}

function readField(key: string, given: unknown, required: boolean): DeviceField {
  const field = isObject(given) ? given : {}
  const { title, description } = field
  const options = Array.isArray(field.enum) ? field.enum.map((option) => valueText(option)) : undefined
  const items = isObject(field.items) ? readFields(field.items) : []
  const min = numberOf(field.minimum ?? field.min)
  const max = numberOf(field.maximum ?? field.max)
  return {
    key,
    type: typeOf(field, options, items),
    title: title === undefined ? key : valueText(title),
    description: description === undefined ? '' : valueText(description),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(options === undefined ? {} : { options }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    required: required || field.required === true,
    ...(items.length === 0 ? {} : { items }),
  }
}

function typeOf(field: Loose, options: readonly string[] | undefined, items: readonly DeviceField[]): FieldType {
  const { type, format } = field
  if (field.secret === true || format === 'password') return 'secret'
  if (options !== undefined && options.length > 0) return 'enum'
  if (type === 'array') return items.length > 0 ? 'list' : 'json'
  if (type === 'object') return 'json'
  if (type === 'number' || type === 'integer' || type === 'boolean') return type
  if (type === 'bool') return 'boolean'
  return format === 'textarea' || format === 'text' ? 'text' : 'string'
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
