/**
 * Logging in: one attempt at a time for each name, the same work whether the name is known or not, and a pause after
 * a wrong password.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Secrets } from '../platform/secrets.ts'
import { longestPassword, type Password } from './accounts.ts'
import { isLoopbackAddress, isPrivateAddress } from './addresses.ts'
import { Lockout } from './lockout.ts'
import type { SessionPlace, Sessions } from './sessions.ts'

/** Somebody who may try. */
export interface Candidate {
  readonly lanOnly: boolean
  readonly loopbackOnly?: boolean
  readonly password?: Password | undefined
  /** Where the password is known elsewhere. */
  verify?(password: string): Promise<boolean>
}

export interface LoginDeps {
  readonly clock: Clock
  readonly secrets: Secrets
  readonly sessions: Sessions
  readonly post: (topic: string, message: unknown) => void
  /** Waited for before the candidate is asked for. */
  prepare(username: string): Promise<void>
  candidate(username: string): Candidate | undefined
}

/** Attempts waiting or running at the same time; more are refused, so that nobody fills the memory with them. */
const mostAttempts = 100

const refusals = {
  password: 'The name or the password is wrong',
  locked: 'Wait a moment: the last password for this account was wrong',
  busy: 'Too many logins at the same time; try again',
  address: 'This account may log in from the local network only',
}

function denied(reason: keyof typeof refusals, data: object = {}): KaithemError {
  return new KaithemError('KAITHEM_DENIED', refusals[reason], { reason, ...data })
}

export class Logins {
  readonly sessions: Sessions
  private readonly deps: LoginDeps
  private readonly lockout: Lockout
  private readonly queues = new Map<string, Promise<unknown>>()
  private attempts = 0
  private decoy: Promise<string> | undefined

  constructor(deps: LoginDeps) {
    this.deps = deps
    this.lockout = new Lockout(deps.clock)
    this.sessions = deps.sessions
  }

  /** A token, after checking; one that is kept where a browser logs in. @throws KAITHEM_DENIED */
  async login(username: string, password: string, address?: string, browser?: SessionPlace): Promise<string> {
    if (this.attempts >= mostAttempts) throw denied('busy')
    this.attempts++
    const before = this.queues.get(username) ?? Promise.resolve()
    const attempt = before.then(
      () => this.attempt(username, password, address, browser),
      () => this.attempt(username, password, address, browser),
    )
    this.queues.set(username, attempt)
    try {
      return await attempt
    } finally {
      this.attempts--
      if (this.queues.get(username) === attempt) this.queues.delete(username)
    }
  }

  private async attempt(
    username: string,
    password: string,
    address: string | undefined,
    browser: SessionPlace | undefined,
  ): Promise<string> {
    const wait = this.lockout.wait(username, password)
    if (wait > 0) throw denied('locked', { wait })
    await this.deps.prepare(username)
    const candidate = this.deps.candidate(username)
    const isRight = await this.isRight(candidate, password)
    const now = this.deps.candidate(username)
    // The account may have gone, or got another password, while this one was checked.
    if (!isRight || now === undefined || now.password !== candidate?.password) {
      this.lockout.lock(username)
      this.deps.post('/system/auth/loginfail', [username, address ?? null])
      throw denied('password')
    }
    if (candidate?.lanOnly && !isPrivateAddress(address)) throw denied('address', { address })
    if (candidate?.loopbackOnly && !isLoopbackAddress(address)) throw denied('address', { address })
    this.lockout.unlock(username)
    const token = this.sessions.begin(username, browser)
    this.deps.post('/system/auth/login', [username, address ?? null])
    return token
  }

  private async isRight(candidate: Candidate | undefined, password: string): Promise<boolean> {
    const { secrets } = this.deps
    if (password.length > longestPassword) return false
    if (candidate?.verify !== undefined) return candidate.verify(password)
    const known = candidate?.password
    if (known !== undefined && 'plain' in known) return secrets.digest(known.plain) === secrets.digest(password)
    if (known !== undefined) return secrets.verify(password, known.hash)
    this.decoy ??= secrets.hash(secrets.token())
    await secrets.verify(password, await this.decoy)
    return false
  }
}
