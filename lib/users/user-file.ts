/**
 * The file of users and groups. Read when first needed; changes are written together as soon as the running code has
 * finished, for its owner's eyes only. A damaged file never stops the start: the one before it takes its place.
 *
 * @module
 */

import { errorText } from '../errors.ts'
import type { Bytes } from '../platform/bytes.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { OnDamage } from '../platform/damage.ts'
import type { Files } from '../platform/files.ts'
import { previousOf, recover, setAside } from '../platform/generations.ts'
import type { Log } from '../platform/log.ts'
import { type Account, type Accounts, type Group, readAccounts } from './accounts.ts'

/** Name of the file in the var dir. */
export const userFileName = 'users.json'

/** Read and written by its owner only. */
const mode = 0o600

export interface UserFileDeps {
  readonly bytes: Pick<Bytes, 'toText'>
  readonly files: Files
  readonly clock: Clock
  readonly log: Log
  readonly vardir: () => string | undefined
  readonly damage: { readonly report: OnDamage }
}

function userData({ groups, password, settings }: Account): object {
  const hash = password !== undefined && 'hash' in password ? { password: { hash: password.hash } } : {}
  return { groups, ...hash, settings: Object.fromEntries(settings) }
}

function groupData({ permissions, limits }: Group): object {
  return { permissions: [...permissions].sort(), limits: Object.fromEntries(limits) }
}

/** What of the accounts is kept, as text. */
export function serializeAccounts({ users, groups }: Accounts): string {
  const kept = <T extends { readonly name: string; readonly isKept: boolean }>(
    entries: Iterable<T>,
    data: (entry: T) => object,
  ): object => Object.fromEntries([...entries].filter(({ isKept }) => isKept).map((entry) => [entry.name, data(entry)]))
  const content = { version: 1, users: kept(users.values(), userData), groups: kept(groups.values(), groupData) }
  return `${JSON.stringify(content, null, 1)}\n`
}

export class UserFile {
  private readonly deps: UserFileDeps
  private path: string | undefined
  private timer: Timer | undefined
  private content: (() => string) | undefined
  private closed = false

  constructor(deps: UserFileDeps) {
    this.deps = deps
  }

  /** The accounts of the file; undefined where there is none. Never throws. */
  read(): Accounts | undefined {
    const { bytes, files, clock, log, damage, vardir } = this.deps
    const folder = vardir()
    if (folder === undefined) return undefined
    const path = files.join(folder, userFileName)
    this.path = path
    const skip = (name: string, error: unknown): void => log.error(`${path}: ${name} is left out: ${errorText(error)}`)
    const decode = (content: Uint8Array): Accounts => readAccounts(JSON.parse(bytes.toText(content)), true, skip)
    const deps = { files, clock, onDamage: damage.report }
    try {
      const content = files.read(path)
      return content === null ? undefined : decode(content)
    } catch (error) {
      const recovered = recover(deps, path, decode, error)
      if (recovered === undefined) setAside(deps, path, error)
      return recovered?.value
    }
  }

  /** Writes what `content` then gives as soon as the running code has finished. */
  save(content: () => string): void {
    if (this.path === undefined || this.closed) return
    this.content = content
    this.timer ??= this.deps.clock.setImmediate(() => this.flush())
  }

  /** Writes now what waits to be written; what fails is tried again with the next change. */
  flush(): void {
    this.timer?.cancel()
    this.timer = undefined
    if (this.content === undefined || this.path === undefined) return
    try {
      this.deps.files.writeDurable(this.path, this.content(), { mode, keep: previousOf(this.path) })
      this.content = undefined
    } catch (error) {
      this.deps.log.error(`Users could not be saved: ${errorText(error)}`)
    }
  }

  /** Writes what waits to be written, for the last time. */
  close(): void {
    this.flush()
    this.closed = true
  }
}
