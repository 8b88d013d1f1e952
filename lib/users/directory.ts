/** Everybody who is known: the accounts of the file, those from options, and the users of sources. @module */

import { KaithemError, valueText } from '../errors.ts'
import { type Account, type Accounts, defaultAccounts, type Group, readAccounts, readUser } from './accounts.ts'
import { guest } from './permissions.ts'
import type { Directory, Holder } from './rights.ts'
import type { KnownUser, Sources } from './sources.ts'
import type { UserFile } from './user-file.ts'

/** Users and groups given as options. */
export interface UsersOption {
  readonly users?: unknown
  readonly groups?: unknown
}

function add<T extends { readonly name: string }>(target: Map<string, T>, entries: Iterable<T>): void {
  for (const entry of entries) target.set(entry.name, entry)
}

export class UserDirectory implements Directory {
  private readonly file: UserFile
  private readonly given: Accounts
  private readonly sources: Sources
  private loaded: Accounts | undefined

  /** @throws KAITHEM_TYPE, KAITHEM_VALUE for options that cannot be */
  constructor(file: UserFile, sources: Sources, options: UsersOption = {}) {
    this.file = file
    this.sources = sources
    this.given = readAccounts(options, false)
  }

  /** Accounts and groups, read when first asked for; what the file holds wins over the options. */
  get accounts(): Accounts {
    if (this.loaded !== undefined) return this.loaded
    const kept = this.file.read()
    const all: Accounts = { users: new Map(), groups: new Map() }
    for (const accounts of [kept === undefined ? defaultAccounts() : undefined, this.given, kept]) {
      add(all.users, accounts?.users.values() ?? [])
      add(all.groups, accounts?.groups.values() ?? [])
    }
    if (!all.users.has(guest)) all.users.set(guest, readUser(guest, [], true))
    this.loaded = all
    return all
  }

  group(name: string): Group | undefined {
    return this.accounts.groups.get(name)
  }

  user(name: string): Holder | undefined {
    return this.accounts.users.get(name) ?? this.elsewhere(name)
  }

  /** A user of a source, unless an account has that name. */
  elsewhere(name: string): KnownUser | undefined {
    const isName = typeof name === 'string' && name !== ''
    return !isName || this.accounts.users.has(name) ? undefined : this.sources.find(name)
  }

  /** An account that can be changed. @throws KAITHEM_KEY, KAITHEM_STATE */
  own(name: string): Account {
    const account = this.accounts.users.get(name)
    if (account !== undefined) return account
    const source = this.elsewhere(name)?.source.name
    if (source === undefined)
      throw new KaithemError('KAITHEM_KEY', `There is no user ${valueText(name)}`, { reason: 'no-user', name })
    throw new KaithemError('KAITHEM_STATE', `The user ${name} comes from ${source} and is changed there`, {
      reason: 'elsewhere',
      name,
      source,
    })
  }

  /** A group. @throws KAITHEM_KEY */
  ownGroup(name: string): Group {
    const group = this.accounts.groups.get(name)
    if (group !== undefined) return group
    throw new KaithemError('KAITHEM_KEY', `There is no group ${valueText(name)}; add_group makes one`, {
      reason: 'no-group',
      name,
    })
  }

  /** Names of all users that can be listed, sorted. */
  names(): string[] {
    return [...new Set([...this.accounts.users.keys(), ...this.sources.names()])].sort()
  }

  /** Users whose rights depend on a group, or on the guest. */
  affectedBy(group: string): string[] {
    const users = [...this.accounts.users.values()]
    const isEverybody = users.some(({ name, groups }) => name === guest && groups.includes(group))
    return users.filter(({ groups }) => isEverybody || groups.includes(group)).map(({ name }) => name)
  }
}
