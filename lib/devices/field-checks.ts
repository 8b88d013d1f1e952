/** What is wrong with the settings of a device, by the fields of its type. Shared with the dialog, so it is pure. @module */

import type { DeviceField } from './fields.ts'

/** One thing that is wrong with one setting. */
export interface FieldIssue {
  /** The key of the setting; `rules[2].point` for the third row of a list. */
  readonly field: string
  readonly reason: 'missing' | 'number' | 'whole' | 'atLeast' | 'atMost' | 'choice' | 'json' | 'yesNo'
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
}

const words = /^(true|yes|on|enable|active|enabled|1|false|no|off|disable|inactive|disabled|0)$/i

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : ''
}

/** All issues; settings that no field describes are left alone. */
export function checkFields(
  fields: readonly DeviceField[],
  config: Readonly<Record<string, unknown>>,
  prefix = '',
): FieldIssue[] {
  return fields.flatMap((field) => checkField(field, config[field.key], prefix + field.key))
}

function checkField(field: DeviceField, value: unknown, path: string): FieldIssue[] {
  const issue = (reason: FieldIssue['reason'], message: string, data: FieldIssue['data'] = {}): FieldIssue[] => [
    { field: path, reason, message: `${path}: ${message}`, data },
  ]
  const isObject = typeof value === 'object' && value !== null
  const text = textOf(value)
  if (!isObject && text === '') return field.required ? issue('missing', 'this is needed') : []
  if (field.type === 'list' || field.type === 'json') return checkData(field, value, path, issue)
  if (field.type === 'number' || field.type === 'integer') return checkNumber(field, text, issue)
  if (field.type === 'boolean' && !words.test(text))
    return issue('yesNo', `'${text}' is neither yes nor no`, { value: text })
  if (field.type === 'enum' && field.options?.includes(text) !== true) {
    return issue('choice', `'${text}' is not one of ${field.options?.join(', ')}`, { value: text })
  }
  return []
}

type MakeIssue = (reason: FieldIssue['reason'], message: string, data?: FieldIssue['data']) => FieldIssue[]

function checkNumber({ type, min, max }: DeviceField, text: string, issue: MakeIssue): FieldIssue[] {
  const number = Number(text)
  const data = { value: text, min, max }
  if (!Number.isFinite(number)) return issue('number', `'${text}' is not a number`, data)
  if (type === 'integer' && !Number.isInteger(number)) return issue('whole', `${text} is not a whole number`, data)
  if (min !== undefined && number < min) return issue('atLeast', `${text} is below ${min}`, data)
  if (max !== undefined && number > max) return issue('atMost', `${text} is above ${max}`, data)
  return []
}

function checkData(field: DeviceField, value: unknown, path: string, issue: MakeIssue): FieldIssue[] {
  const data = typeof value === 'string' ? parse(value) : value
  const { items } = field
  if (data === undefined || (items !== undefined && !Array.isArray(data)))
    return issue('json', 'this is not valid JSON')
  if (items === undefined || !Array.isArray(data)) return []
  return data.flatMap((row, index) =>
    checkFields(items, typeof row === 'object' && row !== null ? row : {}, `${path}[${index}].`),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
