/** Users, groups and who is logged in, as all views of one kaithem share them. @module */

import { KaithemError } from '../errors.ts'
import type { Damage } from '../platform/damage.ts'
import type { Bytes, Clock, Files, Log, Random, Secrets } from '../platform/index.ts'
import { type Account, type Group, readGroup, readUser } from './accounts.ts'
import { UserDirectory, type UsersOption } from './directory.ts'
import { Logins } from './logins.ts'
import { allPermissions, guest, PermissionList } from './permissions.ts'
import { permissionsOf } from './rights.ts'
import { SessionFile } from './session-file.ts'
import { Sessions } from './sessions.ts'
import { Sources } from './sources.ts'
import { serializeAccounts, UserFile } from './user-file.ts'
import { groupName, userName } from './user-names.ts'
import { settingOf } from './user-settings.ts'

/** Topic of a permission that somebody lost: [user, permission]. */
export const lostTopic = '/system/permissions/rmfromuser'

export interface UserEngineDeps {
  readonly bytes: Bytes
  readonly clock: Clock
  readonly files: Files
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  readonly vardir: () => string | undefined
  readonly damage: Damage
  readonly post: (topic: string, message: unknown) => void
  readonly options?: UsersOption | undefined
}

export class UserEngine {
  readonly directory: UserDirectory
  readonly sources = new Sources()
  readonly permissions = new PermissionList()
  readonly logins: Logins
  private readonly deps: UserEngineDeps
  private readonly file: UserFile
  private readonly sessionFile: SessionFile
  private readonly passwordChanges = new Map<string, symbol>()

  constructor(deps: UserEngineDeps) {
    this.deps = deps
    this.file = new UserFile(deps)
    this.directory = new UserDirectory(this.file, this.sources, deps.options)
    const sessionFile = new SessionFile(deps)
    this.sessionFile = sessionFile
    const sessions: Sessions = new Sessions({
      ...deps,
      read: () => sessionFile.read(),
      changed: (urgency) => sessionFile.save(() => this.keptSessions(), urgency),
    })
    this.logins = new Logins({
      ...deps,
      sessions,
      prepare: (name) => this.sources.prepare(name),
      candidate: (name) => this.candidate(name),
    })
  }

  addUser(name: unknown, data: object): Account {
    const account = readUser(name, { ...data, password: undefined }, true)
    if (this.directory.accounts.users.has(account.name)) {
      throw new KaithemError('KAITHEM_STATE', `There is a user ${account.name} already`, {
        reason: 'user-exists',
        name: account.name,
      })
    }
    this.directory.accounts.users.set(account.name, account)
    this.save()
    return account
  }

  removeUser(name: string): void {
    if (name === guest) throw new KaithemError('KAITHEM_STATE', 'Guests cannot be removed; take their groups instead')
    this.directory.own(name)
    this.change([name], () => this.directory.accounts.users.delete(name))
    this.logins.sessions.endAll(name)
  }

  changeUser(name: string, change: (account: Account) => void): void {
    const account = this.directory.own(name)
    const affected = name === guest ? [...this.directory.accounts.users.keys()] : [name]
    this.change(affected, () => change(account))
    this.keep(account)
  }

  /** Resolves when the new password works; the old one stops at once, and so do logins made with it. */
  async setPassword(name: string, password: string | null): Promise<void> {
    const account = this.directory.own(name)
    if (name === guest) throw new KaithemError('KAITHEM_STATE', 'Guests have no password')
    const mark = Symbol(name)
    this.passwordChanges.set(name, mark)
    account.password = undefined
    this.logins.sessions.endAll(name)
    if (password !== null) {
      const hash = await this.deps.secrets.hash(password)
      if (this.passwordChanges.get(name) !== mark || this.directory.accounts.users.get(name) !== account) return
      account.password = { hash }
    }
    this.passwordChanges.delete(name)
    account.isKept = true
    this.save()
  }

  addGroup(name: unknown, data: unknown): void {
    const group = readGroup(name, data, true)
    if (this.directory.accounts.groups.has(group.name)) {
      throw new KaithemError('KAITHEM_STATE', `There is a group ${group.name} already`, {
        reason: 'group-exists',
        name: group.name,
      })
    }
    this.directory.accounts.groups.set(group.name, group)
    this.save()
  }

  removeGroup(name: string): void {
    this.directory.ownGroup(name)
    const { users, groups } = this.directory.accounts
    this.change(this.directory.affectedBy(name), () => {
      groups.delete(name)
      // Or a later group of that name would give its rights to them.
      for (const user of users.values()) user.groups = user.groups.filter((group) => group !== name)
    })
  }

  changeGroup(name: string, change: (group: Group) => void): void {
    const group = this.directory.ownGroup(name)
    this.change(this.directory.affectedBy(name), () => change(group))
    group.isKept = true
  }

  /** Groups that exist. @throws KAITHEM_KEY for one that does not */
  knownGroups(names: readonly string[]): readonly string[] {
    for (const name of names) this.directory.ownGroup(groupName(name))
    return names
  }

  userOf(token: string): string | undefined {
    const name = this.logins.sessions.userOf(token)
    return name !== undefined && this.directory.user(name) !== undefined ? name : undefined
  }

  flush(): void {
    this.file.flush()
    this.sessionFile.flush()
  }

  close(): void {
    this.file.close()
    this.sessionFile.close()
  }

  /** Users from elsewhere log in again after a start, unless their source says that nothing can have changed. */
  private keptSessions() {
    const { accounts } = this.directory
    const isKept = (name: string): boolean =>
      accounts.users.has(name) || this.directory.elsewhere(name)?.source.keepsLogins === true
    return this.logins.sessions.kept().filter(({ username }) => isKept(username))
  }

  /** Does something to accounts, posts what these users lost by it, and saves. */
  private change(usernames: readonly string[], work: () => unknown): void {
    const before = usernames.map((name) => [name, permissionsOf(this.directory, name)] as const)
    work()
    for (const [name, had] of before) {
      const has = permissionsOf(this.directory, name)
      if (has.has(allPermissions)) continue
      for (const permission of had) if (!has.has(permission)) this.deps.post(lostTopic, [name, permission])
    }
    this.save()
  }

  /** An account from options is kept once it was changed; its password only as a hash. */
  private keep(account: Account): void {
    const { password } = account
    if (password === undefined || 'hash' in password) {
      account.isKept = true
      return
    }
    this.deps.secrets.hash(password.plain).then(
      (hash) => {
        if (account.password !== password) return
        account.password = { hash }
        account.isKept = true
        this.save()
      },
      (error: unknown) => this.deps.log.error(`The password of ${account.name} could not be kept: ${String(error)}`),
    )
  }

  private save(): void {
    this.file.save(() => serializeAccounts(this.directory.accounts))
  }

  private candidate(name: string) {
    if (name === guest) return undefined
    const account = this.directory.accounts.users.get(name)
    const known = account ?? this.directory.elsewhere(name)
    if (known === undefined) return undefined
    const lanOnly = settingOf(known.settings, 'restrict-lan') === true
    if (account !== undefined) return { lanOnly, password: account.password }
    const user = this.directory.elsewhere(name)
    if (user === undefined) return undefined
    const verify = (password: string) => this.sources.verify(user, userName(name), password)
    return { lanOnly, loopbackOnly: user.loopbackOnly, verify }
  }
}
