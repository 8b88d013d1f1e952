/** What may be the name of a user or a group. @module */

import { KaithemError } from '../errors.ts'
import { guest } from './permissions.ts'

const longestName = 256

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const control = /[\u0000-\u001f\u007f]/

function check(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new KaithemError('KAITHEM_TYPE', `${what} must be text, not ${typeof value}`)
  if (value === '' || value.length > longestName) {
    throw new KaithemError('KAITHEM_VALUE', `${what} must have 1 to ${longestName} characters`, {
      reason: 'name-length',
      longest: longestName,
    })
  }
  if (control.test(value) || value !== value.trim()) {
    throw new KaithemError('KAITHEM_VALUE', `${what} must have no line ends and no spaces around it`, {
      reason: 'name-form',
    })
  }
  return value
}

/** Names that begin with two underscores are taken by the system; the guest's is one of them. */
export function userName(value: unknown): string {
  const name = check(value, 'The name of a user')
  if (!name.startsWith('__') || name === guest) return name
  throw new KaithemError('KAITHEM_VALUE', `The name of a user must not begin with __, as ${name} does`, {
    reason: 'name-reserved',
    name,
  })
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function groupName(value: unknown): string {
  const name = check(value, 'The name of a group')
  if (!name.startsWith('__')) return name
  throw new KaithemError('KAITHEM_VALUE', `The name of a group must not begin with __, as ${name} does`, {
    reason: 'name-reserved',
    name,
  })
}

/** A list of group names, each once. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function groupNames(value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new KaithemError('KAITHEM_TYPE', 'The groups of a user are a list of names')
  return [...new Set(value.map(groupName))]
}
