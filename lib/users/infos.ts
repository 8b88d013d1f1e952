/** What others may see of users and groups: never a password. @module */

import type { UserDirectory } from './directory.ts'
import { guest } from './permissions.ts'
import type { SettingValue } from './user-settings.ts'

/** A user. */
export interface UserInfo {
  readonly name: string
  readonly groups: readonly string[]
  /** Only what the user chose. */
  readonly settings: Readonly<Record<string, SettingValue>>
  /** Whether somebody can log in with a password that is kept here. */
  readonly hasPassword: boolean
  /** Who knows this user, when it is no account of kaithem. */
  readonly source?: string
}

/** A group. */
export interface GroupInfo {
  readonly name: string
  readonly permissions: readonly string[]
  readonly limits: Readonly<Record<string, number>>
  /** Users that are in it, the guest included. */
  readonly members: readonly string[]
}

export function userInfo(directory: UserDirectory, name: string): UserInfo | undefined {
  const account = directory.accounts.users.get(name)
  const known = account ?? directory.elsewhere(name)
  if (known === undefined) return undefined
  const source = 'source' in known ? { source: known.source.name } : {}
  return {
    name,
    groups: [...known.groups],
    settings: name === guest ? {} : Object.fromEntries(known.settings),
    hasPassword: account?.password !== undefined,
    ...source,
  }
}

export function groupInfo(directory: UserDirectory, name: string): GroupInfo | undefined {
  const group = directory.accounts.groups.get(name)
  if (group === undefined) return undefined
  const users = [...directory.accounts.users.values()]
  return {
    name,
    permissions: [...group.permissions].sort(),
    limits: Object.fromEntries(group.limits),
    members: users.filter(({ groups }) => groups.includes(name)).map((user) => user.name),
  }
}
