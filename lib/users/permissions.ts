/** Permissions: their names, the three magic ones, and the list of those that are known. @module */

import { KaithemError } from '../errors.ts'

/** Grants everything but `__never__`. */
export const allPermissions = '__all_permissions__'
/** As a permission: everybody has it. As a user: whoever is not logged in. */
export const guest = '__guest__'
/** Nobody has it. */
export const never = '__never__'
/** What guests need for pages that ask for no permission. */
export const pagesView = '/users/pages.view'

/** A permission and what it is for. */
export interface Permission {
  readonly name: string
  readonly description: string
}

/** The permissions there always are. */
export const builtinPermissions: readonly Permission[] = [
  { name: allPermissions, description: 'everything' },
  { name: guest, description: 'granted to everybody' },
  { name: '/admin/users.edit', description: 'edit users and groups' },
  { name: '/admin/mainpage.view', description: 'see the main page' },
  { name: '/admin/modules.view', description: 'see modules' },
  { name: '/admin/modules.edit', description: 'edit modules' },
  { name: '/admin/settings.view', description: 'see settings' },
  { name: '/admin/settings.edit', description: 'edit settings' },
  { name: '/admin/logging.edit', description: 'change what is logged' },
  { name: '/admin/eventoutput.view', description: 'see what events print' },
  { name: '/admin/errors.view', description: 'see errors' },
  { name: '/users/logs.view', description: 'read logs' },
  { name: '/users/accountsettings.edit', description: 'change the settings of their own account' },
  { name: '/users/tagpoints.view', description: 'see tags' },
  { name: '/users/tagpoints.edit', description: 'set tags' },
  { name: pagesView, description: 'open pages that ask for no permission, without logging in' },
  { name: '/users/mixer.edit', description: 'use the sound mixer' },
  { name: '/users/alerts.view', description: 'see alerts' },
  { name: '/users/alerts.acknowledge', description: 'acknowledge alerts' },
  { name: '/users/devices.read', description: 'read devices' },
  { name: '/users/devices.write', description: 'control devices' },
]

/** Spellings that Kaithem's code and manual use for one permission. */
const spellings = new Map([['/users/alerts.acknowlege', '/users/alerts.acknowledge']])

const longestName = 512

/**
 * The name of a permission as it is compared: `users/...` and `admin/...` get their slash.
 *
 * @throws KAITHEM_TYPE, KAITHEM_VALUE
 */
export function permissionName(value: unknown): string {
  if (typeof value !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A permission is a text such as /users/tagpoints.view, not ${typeof value}`)
  }
  if (value.trim() === '' || value.length > longestName) {
    throw new KaithemError('KAITHEM_VALUE', `A permission has 1 to ${longestName} characters`, {
      reason: 'permission-length',
      longest: longestName,
    })
  }
  const full = /^(users|admin)\//.test(value) ? `/${value}` : value
  return spellings.get(full) ?? full
}

/** One or several permissions. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function permissionNames(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(permissionName) : [permissionName(value)]
}

/** The permissions somebody may choose from. */
export class PermissionList {
  private readonly added = new Map<string, Permission[]>()

  /** Adds one; answers how to take it back. The description that came last is shown. */
  add(name: string, description: string): () => void {
    const permission: Permission = { name, description }
    const same = this.added.get(name) ?? []
    this.added.set(name, [...same, permission])
    return () => {
      const left = (this.added.get(name) ?? []).filter((entry) => entry !== permission)
      if (left.length > 0) this.added.set(name, left)
      else this.added.delete(name)
    }
  }

  /** All of them by name. */
  all(): Permission[] {
    const known = new Map(builtinPermissions.map((permission) => [permission.name, permission]))
    for (const entries of this.added.values()) {
      const latest = entries.at(-1)
      if (latest !== undefined) known.set(latest.name, latest)
    }
    return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}
