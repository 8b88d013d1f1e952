/**
 * Who is logged in: tokens, of which only fingerprints are kept. Those of code end with the program; those of browsers
 * are kept in a file, and end when nobody used them for a while or when they are old.
 *
 * @module
 */

import type { Clock } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Secrets } from '../platform/secrets.ts'

/** Logins of one user at the same time; the oldest ends first. */
const mostSessions = 100
/** Logins of all users. */
const mostOfAll = 10_000

/** Seconds after which a browser that did not come is logged out. */
export const idleLimit = 14 * 86_400
/** Seconds after which a browser has to log in again in any case. */
export const ageLimit = 90 * 86_400
/** Seconds: how exactly it is known when a browser came last. */
const seenStep = 60

/** Where a browser logged in. */
export interface SessionPlace {
  readonly address: string | undefined
  /** What the browser says it is. */
  readonly agent: string
}

/** A login. */
export interface Session {
  /** Names it without being of use to log in. */
  readonly id: string
  readonly username: string
  /** Times of the wall clock, epoch seconds. */
  readonly began: number
  seen: number
  /** Of a browser; undefined: of code. */
  readonly place: SessionPlace | undefined
}

/** A session with the fingerprint of its token, as it is kept. */
export interface KeptSession extends Session {
  readonly digest: string
}

export interface SessionDeps {
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets
  /** Sessions of a former run. */
  readonly read?: () => readonly KeptSession[]
  /** Something changed that is to be kept: at once, or when somebody was only seen again. */
  readonly changed?: (urgency: 'soon' | 'later') => void
}

export class Sessions {
  private readonly deps: SessionDeps
  private readonly listeners = new Set<(session: Session) => void>()
  private loaded: Map<string, Session> | undefined

  constructor(deps: SessionDeps) {
    this.deps = deps
  }

  /** A new token for a user. */
  begin(username: string, place?: SessionPlace): string {
    const { clock, random, secrets } = this.deps
    const token = secrets.token()
    const now = clock.wall()
    for (const [digest, session] of this.all) if (this.isOver(session)) this.forget(digest)
    this.all.set(secrets.digest(token), { id: random.uuid(), username, began: now, seen: now, place })
    const own = [...this.all].filter(([, session]) => session.username === username)
    for (const [digest] of own.slice(0, -mostSessions)) this.forget(digest)
    for (const digest of this.all.keys()) {
      if (this.all.size <= mostOfAll) break
      this.forget(digest)
    }
    if (place !== undefined) this.deps.changed?.('soon')
    return token
  }

  /** The session of a token, which counts as seen now. */
  use(token: string): Session | undefined {
    const digest = this.deps.secrets.digest(token)
    const session = this.all.get(digest)
    if (session === undefined) return undefined
    if (this.isOver(session)) {
      this.forget(digest)
      return undefined
    }
    const now = this.deps.clock.wall()
    if (session.place !== undefined && Math.abs(now - session.seen) >= seenStep) {
      session.seen = now
      this.deps.changed?.('later')
    }
    return session
  }

  /** Whose token it is. */
  userOf(token: string): string | undefined {
    return this.use(token)?.username
  }

  /** Logins of a user from browsers, the newest first. */
  browsersOf(username: string): Session[] {
    const own = [...this.all.values()].filter((session) => session.username === username)
    return own.filter((session) => session.place !== undefined && !this.isOver(session)).reverse()
  }

  /** Ends one login; whether there was one. */
  end(token: string): boolean {
    return this.forget(this.deps.secrets.digest(token))
  }

  /** Ends a login of a user by its id; whether there was one. */
  endById(username: string, id: string): boolean {
    const found = [...this.all].find(([, session]) => session.username === username && session.id === id)
    return found !== undefined && this.forget(found[0])
  }

  /** Ends all logins of a user. */
  endAll(username: string): void {
    for (const [digest, session] of [...this.all]) if (session.username === username) this.forget(digest)
  }

  /** Ends what nobody used for too long. */
  sweep(): void {
    for (const [digest, session] of [...this.all]) if (this.isOver(session)) this.forget(digest)
  }

  /** Told of every login that ends; the answer ends that. */
  onEnd(listener: (session: Session) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** What is to be kept. */
  kept(): KeptSession[] {
    return [...this.all]
      .filter(([, { place }]) => place !== undefined)
      .map(([digest, session]) => ({ digest, ...session }))
  }

  private get all(): Map<string, Session> {
    this.loaded ??= new Map(this.deps.read?.().map(({ digest, ...session }) => [digest, session]))
    return this.loaded
  }

  /** A clock that was set back makes nobody younger than a new session. */
  private isOver({ began, seen, place }: Session): boolean {
    if (place === undefined) return false
    const now = this.deps.clock.wall()
    return now - seen > idleLimit || now - began > ageLimit
  }

  private forget(digest: string): boolean {
    const session = this.all.get(digest)
    if (session === undefined) return false
    this.all.delete(digest)
    if (session.place !== undefined) this.deps.changed?.('soon')
    for (const listener of [...this.listeners]) listener(session)
    return true
  }
}
