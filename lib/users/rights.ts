/**
 * What users may do: everybody has what the guest has, a user also what the own groups have.
 *
 * Porting note: where Kaithem asks for a permission it forgets, in some places, that a guest has it too, and it gives the guest's
 * permissions to names nobody knows; here every user has the guest's permissions and an unknown name has none.
 *
 * @module
 */

import type { Group } from './accounts.ts'
import { allPermissions, guest, never } from './permissions.ts'
import type { SettingValue } from './user-settings.ts'

/** What decides about somebody's rights. */
export interface Holder {
  readonly groups: readonly string[]
  /** Beside those of the groups. */
  readonly permissions?: ReadonlySet<string> | undefined
  readonly settings: ReadonlyMap<string, SettingValue>
}

/** Where users and groups are found. */
export interface Directory {
  group(name: string): Group | undefined
  user(name: string): Holder | undefined
}

function holds(directory: Directory, holder: Holder | undefined, permission: string): boolean {
  if (holder === undefined) return false
  if (holder.permissions?.has(permission)) return true
  return holder.groups.some((name) => directory.group(name)?.permissions.has(permission))
}

/** Whether a user has a permission; a name nobody knows has only `__guest__`. */
export function mayDo(directory: Directory, username: string, permission: string): boolean {
  if (permission === never) return false
  if (permission === guest) return true
  const holder = directory.user(username)
  if (holder === undefined) return false
  const holders = [holder, directory.user(guest)]
  return holders.some((one) => holds(directory, one, permission) || holds(directory, one, allPermissions))
}

/** Everything a user was given, the guest's included; empty for a name nobody knows. */
export function permissionsOf(directory: Directory, username: string): Set<string> {
  const holder = directory.user(username)
  if (holder === undefined) return new Set()
  const found = new Set<string>()
  for (const one of [holder, directory.user(guest)]) {
    for (const permission of one?.permissions ?? []) found.add(permission)
    for (const name of one?.groups ?? []) {
      for (const permission of directory.group(name)?.permissions ?? []) found.add(permission)
    }
  }
  return found
}

/** The highest limit of a user's groups and the guest's, at most `maximum`, which is what `__all_permissions__` gives. */
export function limitOf(directory: Directory, username: string, name: string, maximum: number): number {
  if (mayDo(directory, username, allPermissions)) return maximum
  const groups = [directory.user(username), directory.user(guest)].flatMap((holder) => holder?.groups ?? [])
  const limits = groups.map((group) => directory.group(group)?.limits.get(name) ?? 0)
  return Math.min(maximum, Math.max(0, ...limits))
}
