/** Tag names: what is legal and the one form under which a tag is kept. @module */

import { KaithemError } from '../errors.ts'

/** Longest legal name, in characters. */
export const maxNameLength = 512

const illegal = new Set('{}|\\<>,?-=+)(*&^%$#@!~`\n\r\t\0')

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)
}

/** How to write replacements: as a text, or as the option of that name. */
export interface NameOptions {
  readonly replacement?: string
}

function reject(name: string, why: string): never {
  throw new KaithemError('KAITHEM_NAME', `${shown(name)} cannot be a tag name: ${why}`, { name: name.slice(0, 200) })
}

/** Tells expression tags (`=tv('/a') * 2`) from plain ones. */
export function isExpressionName(name: string): boolean {
  return name.startsWith('=')
}

function replaceIllegal(name: string, replacement: string | undefined): string {
  let result = ''
  for (const char of name) {
    if (!illegal.has(char)) result += char
    else if (replacement !== undefined) result += replacement
    else reject(name, `${JSON.stringify(char)} is not allowed; use letters, digits, spaces and _ . / : ; ' " [ ]`)
  }
  return result
}

/**
 * Brings a tag name into the form under which the tag is kept: trimmed, with a leading `/`. A name that starts with
 * `=` (or `/=`) is an expression and kept as it is. Upper and lower case differ.
 *
 * Spec: tags, names.
 *
 * @param name any text
 * @param replacement put in place of each illegal character, or the option `{ replacement }`; without it they are an error
 * @throws KAITHEM_NAME empty, starting with a digit, illegal characters, or longer than 512 characters
 * @throws KAITHEM_TYPE not a string
 * @example normalizeName('shop/temp') // '/shop/temp'
 */
export function normalizeName(name: string, options?: string | NameOptions | null): string {
  if (typeof name !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A tag name must be a string, not ${typeof name}`, { type: typeof name })
  }
  const replacement = typeof options === 'object' ? options?.replacement : options
  const trimmed = name.trim()
  if (trimmed === '') reject(name, 'it is empty')
  if (trimmed.length > maxNameLength) reject(trimmed, `it is longer than ${maxNameLength} characters`)
  if (trimmed.startsWith('/=')) return normalizeExpression(trimmed.slice(1))
  if (isExpressionName(trimmed)) return normalizeExpression(trimmed)
  const legal = replaceIllegal(trimmed, replacement)
  const first = legal.charAt(0)
  if (first >= '0' && first <= '9') reject(trimmed, `it starts with a digit; write "/${legal.slice(0, 40)}"`)
  const full = legal.startsWith('/') ? legal : `/${legal}`
  return full.length > maxNameLength ? reject(full, `it is longer than ${maxNameLength} characters`) : full
}

function normalizeExpression(name: string): string {
  if (name.slice(1).trim() === '') reject(name, 'there is no expression after the =')
  return name
}
