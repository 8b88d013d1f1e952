/** The link by which the first administrator is made: while nobody who may do everything can log in. @module */

import type { Secrets } from '../platform/secrets.ts'
import { allPermissions, guest } from '../users/permissions.ts'
import { mayDo } from '../users/rights.ts'
import type { UserEngine } from '../users/user-engine.ts'

export class FirstUser {
  private readonly secrets: Secrets
  private readonly users: UserEngine
  private readonly key: string
  /** Told by the host: others may do everything, whom nobody can list here. */
  hasOthers = false

  constructor(secrets: Secrets, users: UserEngine) {
    this.secrets = secrets
    this.users = users
    this.key = secrets.token()
  }

  /** Whether a first administrator is still missing. */
  get isMissing(): boolean {
    if (this.hasOthers) return false
    const { directory } = this.users
    return !directory.names().some((name) => {
      if (name === guest || !mayDo(directory, name, allPermissions)) return false
      const account = directory.accounts.users.get(name)
      return account === undefined
        ? directory.elsewhere(name)?.source.verify !== undefined
        : account.password !== undefined
    })
  }

  /** The path of the page, with its key; undefined once there is an administrator. */
  get path(): string | undefined {
    return this.isMissing ? `/kaithem/setup?key=${this.key}` : undefined
  }

  /** Whether somebody has the link, while it counts. */
  isKey(key: string | undefined): boolean {
    return key !== undefined && this.secrets.digest(key) === this.secrets.digest(this.key) && this.isMissing
  }
}
