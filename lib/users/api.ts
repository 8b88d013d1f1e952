/** kaithem.users, start here: users, groups, permissions, logins. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { leavable } from '../thenable.ts'
import { checkPassword, readLimits, readPermissions } from './accounts.ts'
import { type GroupInfo, groupInfo, type UserInfo, userInfo } from './infos.ts'
import { guest, type Permission, permissionName, permissionNames } from './permissions.ts'
import { limitOf, mayDo, permissionsOf } from './rights.ts'
import { checkSource, type UserSource } from './sources.ts'
import type { UserEngine } from './user-engine.ts'
import { groupName, groupNames } from './user-names.ts'
import { type SettingValue, settingName, settingOf, settingValue } from './user-settings.ts'
import type { UsersMembers } from './users-members.ts'

export type { SourceUser, UserSource } from './sources.ts'
export type { GroupOptions, UserOptions, UsersMembers } from './users-members.ts'
export type { GroupInfo, Permission, SettingValue, UserInfo }

/** The users part of the kaithem object. */
export type UsersApi = WithAliases<UsersMembers>

/** Whoever is not logged in, as pages call it, is the guest. */
const personOf = (username: unknown): string => (username === '' ? guest : typeof username === 'string' ? username : '')

function checkAddress(options: { readonly address?: unknown } | undefined | null): string | undefined {
  const address = options?.address
  if (address === undefined || address === null || typeof address === 'string') return address ?? undefined
  throw new KaithemError('KAITHEM_TYPE', 'The address of a login must be text')
}

function checkOptions(value: unknown, what: string, known: readonly string[]): object {
  if (value === undefined || value === null) return {}
  if (typeof value === 'object' && !Array.isArray(value)) {
    refuseUnknownOptions(`${what}()`, value, known)
    return value
  }
  throw new KaithemError('KAITHEM_TYPE', `The options of ${what} are an object`)
}

/** Users as one owner sees them; accounts belong to nobody, sources and registered permissions to their owner. */
export function createUsersApi(engine: UserEngine, owner: Owner): UsersApi {
  const { directory } = engine
  const changeGroups = (username: string, change: (groups: readonly string[]) => readonly string[]): void =>
    engine.changeUser(username, (account) => {
      account.groups = change(account.groups)
    })
  const addSource = (source: UserSource): Subscription => {
    const checked = checkSource(source)
    const end = engine.sources.add(checked, (error, what) => owner.report(error, what))
    return createSubscription(owner, end)
  }
  const members: UsersMembers = {
    check_permission(username, permission) {
      const wanted = permissionNames(permission)
      const person = personOf(username)
      if (wanted.length === 0) return directory.user(person) !== undefined
      return wanted.every((name) => mayDo(directory, person, name))
    },
    permissions: (username) => [...permissionsOf(directory, personOf(username))].sort(),
    limit: (username, name, maximum = Number.MAX_SAFE_INTEGER) => limitOf(directory, personOf(username), name, maximum),
    has: (username) => directory.user(personOf(username)) !== undefined,
    names: () => directory.names(),
    get: (username) => userInfo(directory, personOf(username)),
    add_user(username, options) {
      const { password, ...data } = checkOptions(options, 'add_user', ['password', 'groups', 'settings']) as {
        password?: unknown
      }
      const secret = password === undefined || password === null ? null : checkPassword(password)
      const { name } = engine.addUser(username, data)
      return leavable(secret === null ? Promise.resolve() : engine.setPassword(name, secret))
    },
    remove_user: (username) => engine.removeUser(username),
    set_password(username, password) {
      const secret = password === null ? null : checkPassword(password)
      directory.own(username)
      return leavable(engine.setPassword(username, secret))
    },
    set_groups(username, groups) {
      const wanted = engine.knownGroups(groupNames(groups))
      changeGroups(username, () => wanted)
    },
    add_to_group(username, group) {
      engine.knownGroups([group])
      changeGroups(username, (groups) => [...new Set([...groups, group])])
    },
    remove_from_group: (username, group) => changeGroups(username, (groups) => groups.filter((name) => name !== group)),
    groups: () => [...directory.accounts.groups.keys()].sort(),
    group: (name) => groupInfo(directory, name),
    add_group: (name, options) =>
      engine.addGroup(
        name,
        Array.isArray(options) ? options : checkOptions(options, 'add_group', ['permissions', 'limits']),
      ),
    remove_group: (name) => engine.removeGroup(name),
    set_permissions(name, permissions) {
      const wanted = readPermissions(permissions)
      engine.changeGroup(groupName(name), (group) => {
        group.permissions = wanted
      })
    },
    set_limits(name, limits) {
      const wanted = readLimits(limits)
      engine.changeGroup(groupName(name), (group) => {
        group.limits = wanted
      })
    },
    setting(username, name) {
      const person = personOf(username)
      const settings = person === guest ? undefined : directory.user(person)?.settings
      return settingOf(settings, settingName(name))
    },
    set_setting(username, name, value) {
      if (username === guest) throw new KaithemError('KAITHEM_STATE', 'Guests have the usual settings')
      const key = settingName(name)
      const checked: SettingValue | null = value === null ? null : settingValue(key, value)
      engine.changeUser(username, ({ settings }) => {
        if (checked === null) settings.delete(key)
        else settings.set(key, checked)
      })
    },
    login(username, password, options) {
      if (typeof username !== 'string' || typeof password !== 'string') {
        throw new KaithemError('KAITHEM_TYPE', 'login() needs a name and a password, both text')
      }
      return leavable(engine.logins.login(username, password, checkAddress(options)))
    },
    user_of: (token) => (typeof token === 'string' ? (engine.userOf(token) ?? null) : null),
    logout: (token) => typeof token === 'string' && engine.logins.sessions.end(token),
    logout_all: (username) => engine.logins.sessions.endAll(username),
    known_permissions: () => engine.permissions.all(),
    register_permission: (name, description = '') =>
      createSubscription(owner, engine.permissions.add(permissionName(name), String(description))),
    add_source: addSource,
  }
  addAliases(members)
  return members as UsersApi
}
