/** Who is logged in: tokens, of which only fingerprints are kept, and only until the program ends. @module */

import type { Secrets } from '../platform/secrets.ts'

/** Logins of one user at the same time; the oldest ends first. */
const mostSessions = 100

export class Sessions {
  private readonly secrets: Secrets
  private readonly byDigest = new Map<string, string>()
  private readonly byUser = new Map<string, Set<string>>()

  constructor(secrets: Secrets) {
    this.secrets = secrets
  }

  /** A new token for a user. */
  begin(username: string): string {
    const token = this.secrets.token()
    const digest = this.secrets.digest(token)
    const own = this.byUser.get(username) ?? new Set()
    this.byUser.set(username, own.add(digest))
    this.byDigest.set(digest, username)
    for (const oldest of own) {
      if (own.size <= mostSessions) break
      this.forget(oldest)
    }
    return token
  }

  /** Whose token it is. */
  userOf(token: string): string | undefined {
    return this.byDigest.get(this.secrets.digest(token))
  }

  /** Ends one login; whether there was one. */
  end(token: string): boolean {
    return this.forget(this.secrets.digest(token))
  }

  /** Ends all logins of a user. */
  endAll(username: string): void {
    for (const digest of this.byUser.get(username) ?? []) this.forget(digest)
  }

  private forget(digest: string): boolean {
    const username = this.byDigest.get(digest)
    if (username === undefined) return false
    this.byDigest.delete(digest)
    const own = this.byUser.get(username)
    own?.delete(digest)
    if (own?.size === 0) this.byUser.delete(username)
    return true
  }
}
