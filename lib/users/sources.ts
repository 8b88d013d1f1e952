/** Users that are known elsewhere, such as those of Node-RED's editor. @module */

import { KaithemError } from '../errors.ts'
import { isThenable, onRejection } from '../thenable.ts'
import { readPermissions } from './accounts.ts'
import { groupNames } from './user-names.ts'
import { readSettings, type SettingValue } from './user-settings.ts'

/** What a source says of a user. */
export interface SourceUser {
  readonly groups?: readonly string[]
  readonly permissions?: readonly string[]
  readonly settings?: Readonly<Record<string, SettingValue>>
  /** Whether they may come from this machine only. */
  readonly loopbackOnly?: boolean
}

/** Somebody who knows users. */
export interface UserSource {
  /** For messages and for `users.get(name).source`. */
  readonly name: string
  /** What is known of a user at once; undefined: not known. */
  get(username: string): SourceUser | undefined | null
  /** Waited for before a login: looks up what `get` can answer then. */
  prepare?(username: string): Promise<unknown>
  /** The users that can be listed. */
  names?(): readonly string[]
  /**
   * Whether browsers stay logged in over a restart (default false: passwords may have changed meanwhile, and nobody here would
   * know).
   */
  readonly keepsLogins?: boolean
  /** Whether the password is the user's; without it nobody of the source can log in. */
  verify?(username: string, password: string): boolean | Promise<boolean>
}

/** A user of a source, checked. */
export interface KnownUser {
  readonly source: UserSource
  readonly groups: readonly string[]
  readonly permissions: ReadonlySet<string>
  readonly settings: ReadonlyMap<string, SettingValue>
  readonly loopbackOnly: boolean
}

type Report = (error: unknown, what: string) => void

/** @throws KAITHEM_TYPE when it is no source */
export function checkSource(value: unknown): UserSource {
  const source = value as UserSource | null | undefined
  if (typeof source === 'object' && source !== null && typeof source.get === 'function') return source
  throw new KaithemError('KAITHEM_TYPE', 'A source of users is { name, get(username), names?(), verify?() }')
}

/** All sources; the one that was added first is asked first. A source that fails knows nobody. */
export class Sources {
  private readonly entries = new Map<UserSource, Report>()

  add(source: UserSource, report: Report): () => void {
    this.entries.set(source, report)
    return () => void this.entries.delete(source)
  }

  find(username: string): KnownUser | undefined {
    for (const [source, report] of this.entries) {
      const user = ask(report, source, () => known(source, source.get(username), report))
      if (user !== undefined) return user
    }
    return undefined
  }

  names(): string[] {
    return [...this.entries].flatMap(([source, report]) => {
      const names = ask(report, source, () => source.names?.()) ?? []
      return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []
    })
  }

  /** Lets every source look a user up; one that fails knows nobody. */
  async prepare(username: string): Promise<void> {
    for (const [source, report] of this.entries) {
      try {
        await source.prepare?.(username)
      } catch (error) {
        report(error, `users of ${source.name}`)
      }
    }
  }

  async verify({ source }: KnownUser, username: string, password: string): Promise<boolean> {
    try {
      return (await source.verify?.(username, password)) === true
    } catch (error) {
      this.entries.get(source)?.(error, `users of ${source.name}`)
      return false
    }
  }
}

function ask<T>(report: Report, source: UserSource, question: () => T): T | undefined {
  try {
    return question()
  } catch (error) {
    report(error, `users of ${source.name}`)
    return undefined
  }
}

function known(source: UserSource, user: unknown, report: Report): KnownUser | undefined {
  if (isThenable(user)) {
    onRejection(user, (error) => report(error, `users of ${source.name}`))
    throw new KaithemError('KAITHEM_TYPE', `get() of the users of ${source.name} must answer at once`)
  }
  if (typeof user !== 'object' || user === null) return undefined
  const { groups, permissions, settings, loopbackOnly } = user as SourceUser
  return {
    source,
    groups: groupNames(groups),
    permissions: readPermissions(permissions),
    settings: readSettings(settings),
    loopbackOnly: loopbackOnly === true,
  }
}
