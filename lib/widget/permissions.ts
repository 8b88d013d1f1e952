/**
 * Who may see and change a widget.
 *
 * Whoever is logged in may see a widget without read permissions (a guest only what a page showed to guests, unless guests may view
 * pages); with some, all of them are needed. What the code of a page makes has those of the page to begin with. To change it, all
 * its read and write permissions are needed; without write permissions that is whoever is logged in.
 *
 * Porting note: a guest may change a widget only when it has write permissions and the guest has them all, such as after
 * `requireToWrite('__guest__')`; in Kaithem anybody may change a widget nobody gave permissions.
 *
 * @module
 */

import { guest, permissionNames } from '../users/permissions.ts'

/** What is needed; all of a list. */
export interface WidgetRights {
  readonly read: readonly string[]
  readonly write: readonly string[]
}

/** Whether a user has a permission. */
export type MayDo = (user: string, permission: string) => boolean

export const noRights: WidgetRights = { read: [], write: [] }

/** Whoever is not logged in is the guest, as pages call it and as users call it. */
export const userName = (user: unknown): string => (typeof user === 'string' && user !== '' ? user : guest)

export function mayRead(may: MayDo, user: string, rights: WidgetRights): boolean {
  return rights.read.every((permission) => may(user, permission))
}

export function mayWrite(may: MayDo, user: string, rights: WidgetRights): boolean {
  if (rights.write.length === 0 && user === guest) return false
  return mayRead(may, user, rights) && rights.write.every((permission) => may(user, permission))
}

/** One permission more, each once. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function withPermission(known: readonly string[], permission: unknown): readonly string[] {
  return [...new Set([...known, ...permissionNames(permission)])]
}

/** A list of permissions; nothing is none. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function permissionList(value: unknown): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  return withPermission([], value)
}
