/** Users and groups as data, and reading them from a file or from options. @module */

import { KaithemError } from '../errors.ts'
import { guest, permissionName } from './permissions.ts'
import { groupName, groupNames, userName } from './user-names.ts'
import { readSettings, type SettingValue } from './user-settings.ts'

/** What is known of a password. */
export type Password = { readonly hash: string } | { readonly plain: string }

export interface Account {
  readonly name: string
  groups: readonly string[]
  password: Password | undefined
  readonly settings: Map<string, SettingValue>
  /** Whether the file holds it; accounts from options only after they were changed. */
  isKept: boolean
}

export interface Group {
  readonly name: string
  permissions: ReadonlySet<string>
  limits: ReadonlyMap<string, number>
  isKept: boolean
}

export interface Accounts {
  readonly users: Map<string, Account>
  readonly groups: Map<string, Group>
}

/** Numbers that limit what somebody may use. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readLimits(value: unknown): Map<string, number> {
  if (value === undefined || value === null) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new KaithemError('KAITHEM_TYPE', 'The limits of a group are { name: number }')
  }
  return new Map(Object.entries(value).map(([name, limit]) => [name, checkLimit(name, limit)]))
}

function checkLimit(name: string, limit: unknown): number {
  if (typeof limit === 'number' && limit >= 0 && Number.isFinite(limit)) return limit
  throw new KaithemError('KAITHEM_VALUE', `The limit ${name} must be a finite number of at least 0`, {
    reason: 'limit',
    name,
  })
}

/** A list of permissions. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readPermissions(value: unknown): Set<string> {
  if (value === undefined || value === null) return new Set()
  if (!Array.isArray(value)) throw new KaithemError('KAITHEM_TYPE', 'The permissions of a group are a list of names')
  return new Set(value.map(permissionName))
}

/** A group from `{ permissions, limits }` or from its permissions alone. */
export function readGroup(name: unknown, value: unknown, isKept: boolean): Group {
  const data: { permissions?: unknown; limits?: unknown } = Array.isArray(value)
    ? { permissions: value }
    : (value ?? {})
  return {
    name: groupName(name),
    permissions: readPermissions(data.permissions),
    limits: readLimits(data.limits),
    isKept,
  }
}

interface UserData {
  readonly groups?: unknown
  readonly password?: unknown
  readonly settings?: unknown
}

/** A user from `{ groups, password, settings }`, or from the list of groups alone. */
export function readUser(name: unknown, value: unknown, isKept: boolean): Account {
  const data: UserData = Array.isArray(value) ? { groups: value } : (value ?? {})
  return {
    name: userName(name),
    groups: groupNames(data.groups),
    password: readPassword(data.password),
    settings: readSettings(data.settings),
    isKept,
  }
}

function readPassword(value: unknown): Password | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return { plain: checkPassword(value) }
  if (typeof value === 'object' && 'hash' in value && typeof value.hash === 'string') return { hash: value.hash }
  throw new KaithemError('KAITHEM_TYPE', 'A password must be text')
}

/** The longest password that is taken, in characters. */
export const longestPassword = 1024

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function checkPassword(value: unknown): string {
  if (typeof value !== 'string') throw new KaithemError('KAITHEM_TYPE', `A password must be text, not ${typeof value}`)
  if (value !== '' && value.length <= longestPassword) return value
  throw new KaithemError('KAITHEM_VALUE', `A password must have 1 to ${longestPassword} characters`, {
    reason: 'password-length',
    longest: longestPassword,
  })
}

/** Entries of `{ name: entry }`, or of a list of entries that tell their name. */
function namedEntries(value: unknown, what: string): readonly (readonly [unknown, unknown])[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') throw new KaithemError('KAITHEM_TYPE', `${what} must be { name: ... }`, {})
  if (!Array.isArray(value)) return Object.entries(value)
  return value.map((entry: { name?: unknown; username?: unknown } | null) => [entry?.name ?? entry?.username, entry])
}

/**
 * Reads users and groups. `skip` is told of entries that cannot be, which are left out; without it they are errors.
 *
 * @throws KAITHEM_TYPE, KAITHEM_VALUE
 */
export function readAccounts(data: unknown, isKept: boolean, skip?: (name: string, error: unknown) => void): Accounts {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new KaithemError('KAITHEM_TYPE', 'Users are given as { users: { name: ... }, groups: { name: ... } }')
  }
  const { users, groups } = data as { users?: unknown; groups?: unknown }
  const read = <T extends { readonly name: string }>(
    entries: readonly (readonly [unknown, unknown])[],
    entryOf: (name: unknown, value: unknown, kept: boolean) => T,
  ): Map<string, T> => {
    const found = new Map<string, T>()
    for (const [name, value] of entries) {
      try {
        const entry = entryOf(name, value, isKept)
        found.set(entry.name, entry)
      } catch (error) {
        if (skip === undefined) throw error
        skip(String(name), error)
      }
    }
    return found
  }
  return {
    users: read(namedEntries(users, 'users'), readUser),
    groups: read(namedEntries(groups, 'groups'), readGroup),
  }
}

/**
 * Users and groups where nothing was configured.
 *
 * Porting note: Kaithem lets guests see the main page, modules and settings from the start; here guests may nothing until
 * somebody allows it.
 */
export function defaultAccounts(): Accounts {
  return readAccounts(
    {
      users: { [guest]: { groups: ['Guests'] } },
      groups: {
        Administrators: ['__all_permissions__'],
        Guests: [],
      },
    },
    true,
  )
}
