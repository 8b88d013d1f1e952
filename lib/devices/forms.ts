/** The settings of a device as a fragment of HTML; the names of the inputs are the keys of its configuration. @module */

import { valueText } from '../errors.ts'
import type { DeviceField } from './fields.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return valueText(value)
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

function control({ key, type, options, min, max }: DeviceField, value: unknown): string {
  const name = `name="${escapeHtml(key)}"`
  const text = escapeHtml(shown(value))
  if (type === 'enum' || type === 'boolean') {
    const choices = type === 'boolean' ? ['yes', 'no'] : (options ?? [])
    const current = value === true ? 'yes' : value === false ? 'no' : shown(value)
    const lines = choices.map((choice) => {
      const mark = choice === current ? ' selected' : ''
      return `<option${mark}>${escapeHtml(choice)}</option>`
    })
    return `<select ${name}>${lines.join('')}</select>`
  }
  if (type === 'text' || type === 'json' || type === 'list') return `<textarea ${name}>${text}</textarea>`
  // What is secret goes in and never out.
  if (type === 'secret') return `<input ${name} type="password" autocomplete="off">`
  if (type === 'string') return `<input ${name} value="${text}">`
  const limits = `${min === undefined ? '' : ` min="${min}"`}${max === undefined ? '' : ` max="${max}"`}`
  return `<input ${name} type="number" step="${type === 'integer' ? '1' : 'any'}"${limits} value="${text}">`
}

/** One label and one control for each field. */
export function settingsForm(fields: readonly DeviceField[], config: Readonly<Record<string, unknown>>): string {
  return fields
    .map((field) => {
      const help = field.description === '' ? '' : `<small>${escapeHtml(field.description)}</small>`
      return `<label>${escapeHtml(field.title)} ${control(field, config[field.key] ?? field.default)}</label>${help}`
    })
    .join('\n')
}
