/**
 * Where to go on after logging in: a path of ours behind a short key, usable once within five minutes. The key says
 * nothing, so nobody can be sent elsewhere by a link to the login page.
 *
 * @module
 */

import type { Clock } from '../platform/clock.ts'
import type { Secrets } from '../platform/secrets.ts'

/** Seconds. */
const usable = 300
/** Kept at the same time; the oldest goes first. */
const most = 1000

interface Entry {
  readonly url: string
  readonly until: number
}

export class ReturnAddresses {
  private readonly clock: Clock
  private readonly secrets: Secrets
  private readonly entries = new Map<string, Entry>()

  constructor(clock: Clock, secrets: Secrets) {
    this.clock = clock
    this.secrets = secrets
  }

  /** A key for a path and query below the root, as a request had them. */
  keep(url: string): string {
    const key = this.secrets.token()
    this.entries.set(key, { url, until: this.clock.now() + usable })
    for (const [oldest, { until }] of this.entries) {
      if (this.entries.size <= most && until > this.clock.now()) break
      this.entries.delete(oldest)
    }
    return key
  }

  /** The path of a key, while it is usable. */
  take(key: string | undefined): string | undefined {
    const entry = key === undefined ? undefined : this.entries.get(key)
    if (key === undefined || entry === undefined) return undefined
    this.entries.delete(key)
    return entry.until > this.clock.now() ? entry.url : undefined
  }
}
