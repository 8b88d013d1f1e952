/** The members of `kaithem.users`, with their help. @module */

import type { Subscription } from '../scope.ts'
import type { GroupInfo, UserInfo } from './infos.ts'
import type { Permission } from './permissions.ts'
import type { UserSource } from './sources.ts'
import type { SettingValue } from './user-settings.ts'

/** What a new user has. */
export interface UserOptions {
  /** 1 to 1,024 characters; without it nobody can log in as this user. */
  readonly password?: string | null
  readonly groups?: readonly string[]
  readonly settings?: Readonly<Record<string, SettingValue>>
}

/** What a group gives. */
export interface GroupOptions {
  readonly permissions?: readonly string[]
  /** Numbers, such as `web.maxbytes`; a user has the highest of all groups. */
  readonly limits?: Readonly<Record<string, number>>
}

export interface UsersMembers {
  /**
   * Whether a user has a permission, or all permissions of a list. A user has what the own groups give and what guests
   * have. False for a name that nobody knows (but everybody has the permission `__guest__`, and nobody `__never__`).
   *
   * Spec: users, check_permission.
   *
   * @param username a name; `__guest__` or an empty text is whoever is not logged in
   * @param permission a name such as `/users/tagpoints.edit`, or a list of which all are needed
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when that is no name of a permission
   * @example kaithem.users.check_permission('nobody', '/users/tagpoints.edit') // => false
   */
  check_permission(username: string, permission: string | readonly string[]): boolean
  /**
   * Everything a user was given by groups, the guest's part included; empty for a name that nobody knows.
   *
   * Spec: users, permissions.
   *
   * @example
   * kaithem.users.set_permissions('Guests', ['/users/tagpoints.view'])
   * kaithem.users.permissions('__guest__') // => ['/users/tagpoints.view']
   */
  permissions(username: string): string[]
  /**
   * A limit of a user: the highest of the own groups and the guest's, 0 without any. For users with
   * `__all_permissions__` it is `maximum`.
   *
   * Spec: users, limits.
   *
   * @param maximum what is given at most
   * @example kaithem.users.limit('__guest__', 'web.maxbytes', 1e9) // => 0
   */
  limit(username: string, name: string, maximum?: number): number
  /** Whether somebody knows this user. @example kaithem.users.has('nobody') // => false */
  has(username: string): boolean
  /** Names of all users that can be listed, sorted. @example kaithem.users.names().includes('__guest__') // => true */
  names(): string[]
  /**
   * A user: `{ name, groups, settings, hasPassword, source }`, or undefined.
   *
   * Spec: users, get.
   *
   * @example kaithem.users.get('__guest__').groups // => ['Guests']
   */
  get(username: string): UserInfo | undefined
  /**
   * Adds a user.
   *
   * Spec: users, add_user.
   *
   * @param username 1 to 256 characters, not beginning with `__`
   * @param options `password`, `groups`, `settings`
   * @returns a promise, done when the password works; the user is there at once
   * @throws KAITHEM_STATE when there is one of that name; KAITHEM_TYPE, KAITHEM_VALUE for what cannot be
   * @example await kaithem.users.add_user('ann', { password: 'correct horse', groups: ['Administrators'] })
   */
  add_user(username: string, options?: UserOptions): Promise<void>
  /**
   * Removes a user and ends the logins.
   *
   * Spec: users, remove_user.
   *
   * @throws KAITHEM_KEY when there is none; KAITHEM_STATE for guests, and for users that are known elsewhere
   * @example
   * kaithem.users.add_user('bob')
   * kaithem.users.remove_user('bob')
   */
  remove_user(username: string): void
  /**
   * Gives a user a new password. The old one and all logins made with it end at once.
   *
   * Spec: users, set_password.
   *
   * @param password 1 to 1,024 characters; null: nobody can log in
   * @returns a promise, done when the password works
   * @throws KAITHEM_KEY when there is no such user; KAITHEM_TYPE, KAITHEM_VALUE for what is no password
   * @example
   * kaithem.users.add_user('bob')
   * await kaithem.users.set_password('bob', 'correct horse')
   */
  set_password(username: string, password: string | null): Promise<void>
  /**
   * Sets the groups of a user. Each permission lost by it is posted to `/system/permissions/rmfromuser` as
   * `[user, permission]`.
   *
   * Spec: users, set_groups.
   *
   * @throws KAITHEM_KEY when there is no such user or group
   * @example
   * kaithem.users.add_user('bob')
   * kaithem.users.set_groups('bob', ['Administrators'])
   */
  set_groups(username: string, groups: readonly string[]): void
  /**
   * Puts a user into one more group.
   *
   * @throws KAITHEM_KEY when there is no such user or group
   * @example kaithem.users.add_to_group('__guest__', 'Guests')
   */
  add_to_group(username: string, group: string): void
  /**
   * Takes a user out of a group; no error when not in it.
   *
   * @throws KAITHEM_KEY when there is no such user
   * @example kaithem.users.remove_from_group('__guest__', 'Guests')
   */
  remove_from_group(username: string, group: string): void
  /** Names of all groups, sorted. @example kaithem.users.groups() // => ['Administrators', 'Guests'] */
  groups(): string[]
  /**
   * A group: `{ name, permissions, limits, members }`, or undefined.
   *
   * @example kaithem.users.group('Guests').members // => ['__guest__']
   */
  group(name: string): GroupInfo | undefined
  /**
   * Adds a group.
   *
   * Spec: users, add_group.
   *
   * @param options `permissions` and `limits`, or the list of permissions alone
   * @throws KAITHEM_STATE when there is one of that name; KAITHEM_TYPE, KAITHEM_VALUE for what cannot be
   * @example kaithem.users.add_group('crew', { permissions: ['/users/tagpoints.edit'], limits: { 'web.maxbytes': 1e6 } })
   */
  add_group(name: string, options?: GroupOptions | readonly string[]): void
  /**
   * Removes a group; users that are in it lose what it gave.
   *
   * @throws KAITHEM_KEY when there is none
   * @example
   * kaithem.users.add_group('crew')
   * kaithem.users.remove_group('crew')
   */
  remove_group(name: string): void
  /**
   * Sets what a group permits.
   *
   * @throws KAITHEM_KEY when there is no such group; KAITHEM_TYPE, KAITHEM_VALUE for what is no list of permissions
   * @example kaithem.users.set_permissions('Guests', ['/users/tagpoints.view'])
   */
  set_permissions(name: string, permissions: readonly string[]): void
  /**
   * Sets the limits of a group.
   *
   * @throws KAITHEM_KEY when there is no such group; KAITHEM_VALUE for what is no number of at least 0
   * @example kaithem.users.set_limits('Guests', { 'web.maxbytes': 64000 })
   */
  set_limits(name: string, limits: Readonly<Record<string, number>>): void
  /**
   * A setting of a user, or what holds for everybody who chose nothing: `timezone` (UTC), `strftime` (a format),
   * `restrict-lan`, `telemetry-alerts`, `allow-cors`, `usemonaco`, `tabtospace`, and names of your own.
   *
   * Spec: users, settings.
   *
   * @returns the value, or undefined
   * @example kaithem.users.setting('__guest__', 'timezone') // => 'UTC'
   */
  setting(username: string, name: string): SettingValue | undefined
  /**
   * Sets a setting of a user; null forgets it.
   *
   * @throws KAITHEM_KEY when there is no such user; KAITHEM_STATE for guests; KAITHEM_TYPE, KAITHEM_VALUE for a value
   * that cannot be
   * @example
   * kaithem.users.add_user('bob')
   * kaithem.users.set_setting('bob', 'timezone', 'Europe/Berlin')
   */
  set_setting(username: string, name: string, value: SettingValue | null): void
  /**
   * Checks a password. After a wrong one the account waits 3 seconds (not for passwords of 32 characters or more).
   * Success and failure are posted to `/system/auth/login` and `/system/auth/loginfail` as `[user, address]`.
   *
   * Spec: users, login.
   *
   * @param options `address`: where the attempt comes from; needed by users with the setting `restrict-lan`
   * @returns a promise of a token that stands for this login until `logout`, a new password, or the end of the program;
   * it fails with KAITHEM_DENIED (`error.data.reason` is `password`, `locked`, `address` or `busy`)
   * @throws KAITHEM_TYPE when name or password is no text
   * @example
   * await kaithem.users.add_user('ann', { password: 'correct horse' })
   * const token = await kaithem.users.login('ann', 'correct horse')
   * kaithem.users.user_of(token) // => 'ann'
   */
  login(username: string, password: string, options?: { readonly address?: string }): Promise<string>
  /** Whose token it is, or null. @example kaithem.users.user_of('made up') // => null */
  user_of(token: string): string | null
  /** Ends one login; whether there was one. @example kaithem.users.logout('made up') // => false */
  logout(token: string): boolean
  /** Ends all logins of a user. @example kaithem.users.logout_all('ann') */
  logout_all(username: string): void
  /**
   * The permissions worth offering for choice: `{ name, description }`, sorted by name. Groups may hold others too.
   *
   * @example kaithem.users.known_permissions().some(p => p.name === '/users/tagpoints.view') // => true
   */
  known_permissions(): Permission[]
  /**
   * Adds a permission of your own to those that are offered for choice. It goes with the node that added it.
   *
   * @returns call it, or its `unsubscribe()`, to take it back
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when that is no name of a permission
   * @example kaithem.users.register_permission('/stage/fog.use', 'use the fog machine')
   */
  register_permission(name: string, description?: string): Subscription
  /**
   * Takes users from elsewhere: `get(username)` answers `{ groups, permissions, settings }` or undefined, at once;
   * `names()` lists them, `verify(username, password)` lets them log in, `prepare(username)` is waited for before, all if
   * you like. Accounts of kaithem come
   * first. It goes with the node that added it.
   *
   * Spec: users, sources.
   *
   * @throws KAITHEM_TYPE when it is no source
   * @example
   * kaithem.users.add_source({ name: 'door', get: name => name === 'cat' ? { permissions: ['/door/flap.use'] } : undefined })
   * kaithem.users.check_permission('cat', '/door/flap.use') // => true
   */
  add_source(source: UserSource): Subscription
}
